package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapServiceIds;
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
 * Changes of a tap-service what is given, and leaves the rest.
 */
@Service
@Command(scope = "tap", name = "service-update", description = "Change what is given of a tap-service")
public final class ServiceUpdate extends ServiceCommand {
    @Argument(name = "id", required = true, multiValued = true, description = "The tap-service's id")
    @Completion(TapServiceIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var key = Leaf.ID.of(only(ids));
        datastore.commit((taps, writes) ->
            IntentList.TAP_SERVICES.put(writes, updated(IntentList.TAP_SERVICES.get(taps, key))));
    }
}
