package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.view.HostView;
import io.tapfabric.cli.view.Json;
import io.tapfabric.cli.view.Screen;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;

/**
 * Lists the hosts that have connected since the controller started.
 */
@Service
@Command(scope = "tap", name = "host-list", description = "List the hosts that have connected")
public final class HostList extends ReadCommand {
    @Override
    Json json(final List<String> ids, final Datastore datastore, final Json document) throws Failure {
        final var state = datastore.state();
        return document.with(TapsState.class,
            new TapsStateBuilder().setGeneration(state.getGeneration()).setHost(state.getHost()).build());
    }

    @Override
    void text(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        screen.print(HostView.list(datastore.state()));
    }
}
