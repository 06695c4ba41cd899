package io.tapfabric.cli.completer;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/**
 * Completes with the ids of hosts that have connected.
 */
@Service
public final class HostIds extends Ids {
    @Override
    Collection<String> ids(final Datastore datastore) throws Failure {
        return datastore.state().nonnullHost().keySet().stream().map(key -> key.getId().getValue()).toList();
    }
}
