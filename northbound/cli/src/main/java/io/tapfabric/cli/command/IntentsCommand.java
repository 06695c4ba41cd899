package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.view.Json;
import io.tapfabric.cli.view.Screen;
import io.tapfabric.cli.view.Table;
import java.util.Collection;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * A command that shows some intents of one kind with their states.
 */
abstract class IntentsCommand<T extends DataObject> extends ReadCommand {
    final Kind<T> kind;

    IntentsCommand(final Kind<T> kind) {
        this.kind = kind;
    }

    @Override
    final Json json(final List<String> ids, final Datastore datastore, final Json document) throws Failure {
        final var state = datastore.state();
        final var subset = kind.subset().apply(select(ids, datastore.taps(), state), state);
        return document.with(Taps.class, subset.taps()).with(TapsState.class, subset.state());
    }

    @Override
    final void text(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var state = datastore.state();
        screen.print(table(select(ids, datastore.taps(), state), state));
    }

    /** Which ones. */
    abstract Collection<T> select(List<String> ids, Taps taps, TapsState state) throws Failure;

    /** These with their states, for people. */
    abstract Table table(Collection<T> entries, TapsState state);
}
