package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * Does the same with several entries of a list: with all of them or, if one does not exist, with none.
 *
 * @param list the list
 */
record Batch<T extends DataObject>(IntentList<T> list) {
    /** What to do with an entry. */
    @FunctionalInterface
    interface Step<T> {
        void apply(WriteOperations writes, T entry);
    }

    void enable(final Datastore datastore, final Collection<String> ids) throws Failure {
        each(datastore, ids, (writes, entry) -> list.put(writes, list.enabling().apply(entry)));
    }

    void disable(final Datastore datastore, final Collection<String> ids) throws Failure {
        each(datastore, ids, (writes, entry) -> list.put(writes, list.disabling().apply(entry)));
    }

    void delete(final Datastore datastore, final Collection<String> ids) throws Failure {
        each(datastore, ids, list::delete);
    }

    private void each(final Datastore datastore, final Collection<String> ids, final Step<T> step) throws Failure {
        datastore.commit((taps, writes) -> {
            for (var id : new LinkedHashSet<>(ids)) {
                step.apply(writes, list.get(taps, Leaf.ID.of(id)));
            }
        });
    }
}
