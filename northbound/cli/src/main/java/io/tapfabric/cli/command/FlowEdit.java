package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.NicOptions;
import io.tapfabric.cli.option.SourceNic;
import java.util.Map;
import java.util.Optional;
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
abstract class FlowEdit extends NicCommand<TapFlow> {
    @Option(name = "--tap-id", valueToShowInHelp = "", description = "The tap-service that gets the copies")
    @Completion(TapServiceIds.class)
    private @Nullable String tapId;
    @Option(name = "--direction", valueToShowInHelp = "BOTH",
        description = "IN: what the guest receives; OUT: what it sends; BOTH")
    @Completion(value = StringsCompleter.class, values = {"IN", "OUT", "BOTH"})
    private @Nullable String direction;

    FlowEdit() {
        super(Kind.TAP_FLOW);
    }

    @Override
    final TapFlow created(final Id id) throws Failure {
        final var by = nic().by(Optional.empty())
            .orElseThrow(() -> new Failure("which NIC is the source: give " + NicOptions.WAYS));
        if (tapId == null) {
            throw new Failure("where shall the copies go: give --tap-id; tap:service-list shows the tap-services");
        }
        return edited(new TapFlowBuilder().setId(id)).setSource(SourceNic.of(by, Map.of())).build();
    }

    @Override
    final TapFlow updated(final TapFlow before) throws Failure {
        final var builder = edited(new TapFlowBuilder(before));
        nic().by(SourceNic.find(before)).map(by -> SourceNic.of(by, before.nonnullSource()))
            .ifPresent(builder::setSource);
        return builder.build();
    }

    private TapFlowBuilder edited(final TapFlowBuilder builder) throws Failure {
        name().ifPresent(builder::setName);
        description().ifPresent(builder::setDescription);
        enabled().ifPresent(builder::setEnabled);
        Leaf.TAP_ID.find(tapId).ifPresent(builder::setTapService);
        Leaf.DIRECTION.find(direction).ifPresent(builder::setDirection);
        return builder;
    }
}
