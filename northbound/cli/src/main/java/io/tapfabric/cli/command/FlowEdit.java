package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.FilterIds;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.ReductionLeaf;
import io.tapfabric.cli.option.SourceOptions;
import io.tapfabric.cli.option.Sources;
import io.tapfabric.cli.option.Word;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;

/**
 * What creating and updating a tap-flow have in common.
 */
abstract class FlowEdit extends EditCommand<TapFlow> {
    @Option(name = Word.TAP_ID, valueToShowInHelp = "",
        description = "The tap-services that get the copies, as s1,s2: each gets every copy")
    @Completion(TapServiceIds.class)
    private @Nullable String tapId;
    @Option(name = Word.FILTER, valueToShowInHelp = "", description = "The filter that says which packets are copied")
    @Completion(FilterIds.class)
    private @Nullable String filter;
    @Option(name = Word.NO_FILTER, description = "Copy all packets")
    private boolean noFilter;
    @Option(name = Word.DIRECTION, valueToShowInHelp = "BOTH",
        description = "IN: what the guest receives; OUT: what it sends; BOTH")
    @Completion(value = StringsCompleter.class, values = {"IN", "OUT", "BOTH"})
    private @Nullable String direction;
    @Option(name = Word.PRIORITY, valueToShowInHelp = "",
        description = "1 to 32766; of the tap-flows with one on a source the first that matches takes the packet")
    private @Nullable String priority;
    @Option(name = Word.NO_PRIORITY, description = "Copy whatever other tap-flows of the source do")
    private boolean noPriority;
    @Option(name = Word.OVERSIZE, valueToShowInHelp = "truncate",
        description = "What becomes of copies that do not fit the way to the sink: truncate or drop")
    @Completion(value = StringsCompleter.class, values = {"truncate", "drop"})
    private @Nullable String oversize;
    @Option(name = Word.TRUNCATE, valueToShowInHelp = "",
        description = "How many octets of a copy are left, Ethernet header included: 14 to 65535")
    private @Nullable String truncate;
    @Option(name = Word.NO_TRUNCATE, description = "Leave copies whole")
    private boolean noTruncate;
    @Option(name = Word.SAMPLE, valueToShowInHelp = "",
        description = "Of how many conversations one is copied, with all its packets: 2 to 65535")
    private @Nullable String sample;
    @Option(name = Word.NO_SAMPLE, description = "Copy all conversations")
    private boolean noSample;
    @Option(name = Word.RATE_LIMIT, valueToShowInHelp = "",
        description = "How many copies there may be on each host: 100pps or 1000kbps, with a burst 100pps,burst=20")
    private @Nullable String rateLimit;
    @Option(name = Word.NO_RATE_LIMIT, description = "Copies at any rate")
    private boolean noRateLimit;
    @Option(name = Word.IDENTITY, valueToShowInHelp = "",
        description = "What collectors tell its copies by: GRE key, ERSPAN session or VNI")
    private @Nullable String identity;
    @Option(name = Word.NO_IDENTITY, description = "What the sink says, or else the tap-flow's number")
    private boolean noIdentity;
    @Option(name = Word.TYPE, valueToShowInHelp = "vnic", description = SourceAdd.TYPE)
    @Completion(value = StringsCompleter.class, values = {"vnic", "vswitch", "mac", "vlan"})
    private @Nullable String type;
    @Option(name = Word.GUEST_ID, aliases = "--vm-id", valueToShowInHelp = "", description = SourceAdd.GUEST_ID)
    private @Nullable String guestId;
    @Option(name = Word.BRIDGE, aliases = "--wire-id", valueToShowInHelp = "", description = SourceAdd.BRIDGE)
    private @Nullable String bridge;
    @Option(name = Word.VLAN_ID, aliases = "--vlan", valueToShowInHelp = "", description = SourceAdd.VLAN_ID)
    private @Nullable String vlanId;
    @Option(name = Word.SOURCE, valueToShowInHelp = "1", description = SourceAdd.SOURCE)
    private @Nullable String source;

    FlowEdit() {
        super(Kind.TAP_FLOW);
    }

    @Override
    final TapFlow created(final Id id) throws Failure {
        final var kind = SourceOptions.get(given());
        final var tapServices = given().find(Word.TAP_ID, Leaf.IDS).orElseThrow(() -> new Failure(
            "where shall the copies go: give --tap-id; tap:service-list shows the tap-services"));
        return edited(new TapFlowBuilder().setId(id)).setTapService(tapServices)
            .setSource(Sources.NONE.with(given(), kind).byKey()).build();
    }

    @Override
    final TapFlow updated(final TapFlow before) throws Failure {
        final var builder = edited(new TapFlowBuilder(before));
        given().find(Word.TAP_ID, Leaf.IDS).ifPresent(builder::setTapService);
        return builder.setSource(Sources.of(before).changed(given()).byKey()).build();
    }

    private TapFlowBuilder edited(final TapFlowBuilder builder) throws Failure {
        given().find(Word.NAME, Leaf.NAME).ifPresent(builder::setName);
        given().find(Word.DESCRIPTION, Leaf.DESCRIPTION).ifPresent(builder::setDescription);
        enabled().ifPresent(builder::setEnabled);
        given().find(Word.DIRECTION, Leaf.DIRECTION).ifPresent(builder::setDirection);
        turn(Word.FILTER, Leaf.ID, Word.NO_FILTER, noFilter, builder::setFilter);
        turn(Word.PRIORITY, Leaf.PRIORITY, Word.NO_PRIORITY, noPriority, builder::setPriority);
        given().find(Word.OVERSIZE, Leaf.OVERSIZE).ifPresent(builder::setOversize);
        turn(Word.TRUNCATE, ReductionLeaf.TRUNCATE, Word.NO_TRUNCATE, noTruncate, builder::setTruncate);
        turn(Word.SAMPLE, ReductionLeaf.SAMPLE, Word.NO_SAMPLE, noSample, builder::setSample);
        turn(Word.RATE_LIMIT, ReductionLeaf.RATE_LIMIT, Word.NO_RATE_LIMIT, noRateLimit, builder::setRateLimit);
        turn(Word.IDENTITY, Leaf.IDENTITY, Word.NO_IDENTITY, noIdentity, builder::setIdentity);
        return builder;
    }

    /** Sets what an option gives, or takes off what it would set; it cannot be both. */
    private <T> void turn(final String word, final Leaf<T> leaf, final String noWord, final boolean off,
            final Consumer<@Nullable T> setter) throws Failure {
        if (off && given().has(word)) {
            throw new Failure(word + " and " + noWord + " exclude each other: give one of them");
        }
        if (off) {
            setter.accept(null);
        }
        given().find(word, leaf).ifPresent(setter);
    }
}
