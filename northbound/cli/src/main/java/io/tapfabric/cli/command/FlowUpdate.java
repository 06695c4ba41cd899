package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapFlowIds;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/**
 * Changes of a tap-flow what is given, and leaves the rest.
 */
@Service
@Command(scope = "tap", name = "flow-update", description = "Change what is given of a tap-flow")
public final class FlowUpdate extends FlowCommand {
    @Argument(name = "id", required = true, multiValued = true, description = "The tap-flow's id")
    @Completion(TapFlowIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var key = Leaf.ID.of(only(ids));
        datastore.commit((taps, writes) ->
            IntentList.TAP_FLOWS.put(writes, updated(IntentList.TAP_FLOWS.get(taps, key))));
    }
}
