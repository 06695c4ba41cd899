package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.store.Datastore;
import io.tapfabric.cli.store.Subset;
import io.tapfabric.cli.view.Json;
import io.tapfabric.cli.view.Screen;
import io.tapfabric.cli.view.Table;
import java.util.Collection;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;

/**
 * A command that shows some intents of one list with their states.
 *
 * @param <T> tap-service or tap-flow
 */
abstract class IntentsCommand<T> extends ReadCommand {
    @Override
    final Json json(final List<String> ids, final Datastore datastore, final Json document) throws Failure {
        final var state = datastore.state();
        final var subset = subset(select(ids, datastore.taps(), state), state);
        return document.with(Taps.class, subset.taps()).with(TapsState.class, subset.state());
    }

    @Override
    final void text(final List<String> ids, final Screen screen, final Datastore datastore) throws Failure {
        final var state = datastore.state();
        screen.print(table(select(ids, datastore.taps(), state), state));
    }

    /** Which ones. */
    abstract Collection<T> select(List<String> ids, Taps taps, TapsState state) throws Failure;

    /** These with their states, for JSON. */
    abstract Subset subset(Collection<T> entries, TapsState state);

    /** These with their states, for people. */
    abstract Table table(Collection<T> entries, TapsState state);
}
