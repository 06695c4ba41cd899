package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapFlowIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.option.SourceOptions;
import io.tapfabric.cli.option.Sources;
import io.tapfabric.cli.option.Word;
import io.tapfabric.cli.store.Edit;
import io.tapfabric.cli.store.IntentList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;

/**
 * Adds a source to a tap-flow.
 */
@Service
@Command(scope = "tap", name = "flow-source-add", description = "Add a source to a tap-flow")
public final class SourceAdd extends NicCommand {
    static final String TYPE = "What is watched: vnic, a guest's NIC; vswitch, a bridge; mac, an address; vlan, VLANs";
    static final String GUEST_ID = "The guest whose NIC is the source, by its external_ids:vm-id";
    static final String BRIDGE = "With --type vswitch: the bridge of that host";
    static final String VLAN_ID = "VLANs, as 10,20-30; with --type mac one VLAN";
    static final String SOURCE = "The source's id within its tap-flow";

    @Argument(name = "id", required = true, multiValued = true, description = "The tap-flow's id")
    @Completion(TapFlowIds.class)
    private List<String> words = List.of();
    @Option(name = Word.TYPE, valueToShowInHelp = "vnic", description = TYPE)
    @Completion(value = StringsCompleter.class, values = {"vnic", "vswitch", "mac", "vlan"})
    private @Nullable String type;
    @Option(name = Word.GUEST_ID, aliases = "--vm-id", valueToShowInHelp = "", description = GUEST_ID)
    private @Nullable String guestId;
    @Option(name = Word.BRIDGE, aliases = "--wire-id", valueToShowInHelp = "", description = BRIDGE)
    private @Nullable String bridge;
    @Option(name = Word.VLAN_ID, aliases = "--vlan", valueToShowInHelp = "", description = VLAN_ID)
    private @Nullable String vlanId;
    @Option(name = Word.SOURCE, valueToShowInHelp = "", description = SOURCE + "; a number if not given")
    private @Nullable String source;

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Edit edit(final List<String> ids, final Taps before) throws Failure {
        final var flow = IntentList.TAP_FLOWS.get(before, Leaf.id(only(ids)));
        final var sources = Sources.of(flow).with(given(), SourceOptions.get(given()));
        return Edit.put(new TapFlowBuilder(flow).setSource(sources.byKey()).build());
    }
}
