package io.tapfabric.cli.completer;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import java.util.Collection;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/**
 * Completes with the ids of filters.
 */
@Service
public final class FilterIds extends Ids {
    @Override
    Collection<String> ids(final Datastore datastore) throws Failure {
        return IntentList.FILTERS.byId(datastore.taps()).keySet();
    }
}
