package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.view.Table;
import java.util.Collection;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * Shows all that is known of one intent.
 */
abstract class ShowCommand<T extends DataObject> extends IntentsCommand<T> {
    ShowCommand(final Kind<T> kind) {
        super(kind);
    }

    @Override
    final Collection<T> select(final List<String> ids, final Taps taps, final TapsState state) throws Failure {
        return List.of(kind.list().get(taps, Leaf.id(only(ids))));
    }

    @Override
    final Table table(final Collection<T> entries, final TapsState state) {
        return kind.sheet().apply(entries.iterator().next(), state);
    }
}
