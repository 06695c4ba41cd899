package io.tapfabric.cli.command;

import io.tapfabric.cli.store.Where;
import io.tapfabric.cli.view.Table;
import java.util.Collection;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * Lists the intents of a kind, or those that the options leave.
 */
abstract class ListCommand<T extends DataObject> extends IntentsCommand<T> {
    ListCommand(final Kind<T> kind) {
        super(kind);
    }

    @Override
    final Collection<T> select(final List<String> ids, final Taps taps, final TapsState state) {
        final var where = new Where(state);
        return kind.list().byId(taps).values().stream().filter(entry -> wanted(entry, where)).toList();
    }

    @Override
    final Table table(final Collection<T> entries, final TapsState state) {
        return kind.table().apply(entries, state);
    }

    /** Whether the options leave it. */
    abstract boolean wanted(T entry, Where where);
}
