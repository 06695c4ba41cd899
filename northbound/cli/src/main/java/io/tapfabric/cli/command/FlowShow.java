package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapFlowIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.store.Subset;
import io.tapfabric.cli.view.Table;
import io.tapfabric.cli.view.TapFlowView;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;

/**
 * Shows one tap-flow, its state and its problems.
 */
@Service
@Command(scope = "tap", name = "flow-show", description = "Show one tap-flow, its state and its problems")
public final class FlowShow extends IntentsCommand<TapFlow> {
    @Argument(name = "id", required = true, multiValued = true, description = "The tap-flow's id")
    @Completion(TapFlowIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    Collection<TapFlow> select(final List<String> ids, final Taps taps, final TapsState state) throws Failure {
        return List.of(IntentList.TAP_FLOWS.get(taps, Leaf.ID.of(only(ids))));
    }

    @Override
    Subset subset(final Collection<TapFlow> entries, final TapsState state) {
        return Subset.ofTapFlows(entries, state);
    }

    @Override
    Table table(final Collection<TapFlow> entries, final TapsState state) {
        return TapFlowView.show(entries.iterator().next(), state);
    }
}
