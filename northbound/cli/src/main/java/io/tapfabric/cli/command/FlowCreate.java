package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/**
 * Creates a tap-flow. It is enabled unless --disabled is given.
 */
@Service
@Command(scope = "tap", name = "flow-create", description = "Create a tap-flow")
public final class FlowCreate extends FlowCommand {
    @Argument(name = "id", required = true, multiValued = true, description = "The tap-flow's id")
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var key = Leaf.ID.of(only(ids));
        final var entry = created(key);
        datastore.commit((taps, writes) -> {
            IntentList.TAP_FLOWS.requireFree(taps, key);
            IntentList.TAP_FLOWS.put(writes, entry);
        });
    }
}
