package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.completer.TapFlowIds;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/**
 * Removes tap-flows.
 */
@Service
@Command(scope = "tap", name = "flow-delete", description = "Remove tap-flows")
public final class FlowDelete extends TapCommand {
    @Argument(name = "ids", required = true, multiValued = true, description = "The tap-flows' ids")
    @Completion(TapFlowIds.class)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        new Batch<>(IntentList.TAP_FLOWS).delete(datastore, ids);
    }
}
