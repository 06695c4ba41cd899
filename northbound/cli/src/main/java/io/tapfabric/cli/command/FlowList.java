package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.HostIds;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Subset;
import io.tapfabric.cli.store.Where;
import io.tapfabric.cli.view.Table;
import io.tapfabric.cli.view.TapFlowView;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;

/**
 * Lists the tap-flows with their states.
 */
@Service
@Command(scope = "tap", name = "flow-list", description = "List the tap-flows with their states")
public final class FlowList extends IntentsCommand<TapFlow> {
    @Option(name = "--tap-id", valueToShowInHelp = "", description = "Only those of this tap-service")
    @Completion(TapServiceIds.class)
    private @Nullable String tapId;
    @Option(name = "--host", valueToShowInHelp = "",
        description = "Only those whose source or sink is on this host now")
    @Completion(HostIds.class)
    private @Nullable String host;

    @Override
    Collection<TapFlow> select(final List<String> ids, final Taps taps, final TapsState state) throws Failure {
        final var where = new Where(state);
        return IntentList.TAP_FLOWS.byId(taps).values().stream()
            .filter(flow -> tapId == null || flow.requireTapService().getValue().equals(tapId))
            .filter(flow -> host == null || where.hosts(flow).contains(host)).toList();
    }

    @Override
    Subset subset(final Collection<TapFlow> entries, final TapsState state) {
        return Subset.ofTapFlows(entries, state);
    }

    @Override
    Table table(final Collection<TapFlow> entries, final TapsState state) {
        return TapFlowView.list(entries, state);
    }
}
