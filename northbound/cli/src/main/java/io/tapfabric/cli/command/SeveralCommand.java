package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.IntentList;
import io.tapfabric.cli.view.Screen;
import java.util.LinkedHashSet;
import java.util.List;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * Does the same with several intents of a kind: with all of them or, if one does not exist, with none.
 */
abstract class SeveralCommand<T extends DataObject> extends TapCommand {
    private final Kind<T> kind;
    private final Step<T> step;

    SeveralCommand(final Kind<T> kind, final Step<T> step) {
        this.kind = kind;
        this.step = step;
    }

    /** What to do with one of them. */
    @FunctionalInterface
    interface Step<T extends DataObject> {
        void apply(IntentList<T> list, WriteOperations writes, T entry);
    }

    @Override
    final void run(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        datastore.commit((taps, writes) -> {
            for (var id : new LinkedHashSet<>(ids)) {
                step.apply(kind.list(), writes, kind.list().get(taps, Leaf.ID.of(id)));
            }
        });
    }
}
