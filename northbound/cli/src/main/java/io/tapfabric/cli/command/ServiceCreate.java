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
 * Creates a tap-service. It is disabled unless --enabled is given.
 */
@Service
@Command(scope = "tap", name = "service-create", description = "Create a tap-service")
public final class ServiceCreate extends ServiceCommand {
    @Argument(name = "id", required = true, multiValued = true, description = "The tap-service's id")
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
            IntentList.TAP_SERVICES.requireFree(taps, key);
            IntentList.TAP_SERVICES.put(writes, entry);
        });
    }
}
