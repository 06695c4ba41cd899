package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapServiceIds;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/**
 * Switches tap-services off.
 */
@Service
@Command(scope = "tap", name = "service-disable", description = "Switch tap-services off")
public final class ServiceDisable extends TapCommand {
    @Argument(name = "ids", required = true, multiValued = true, description = "The tap-services' ids")
    @Completion(TapServiceIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        new Batch<>(IntentList.TAP_SERVICES).disable(datastore, ids);
    }
}
