package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * Does the same with several intents of a kind: with all of them or, if one does not exist, with none.
 */
abstract class SeveralCommand<T extends DataObject> extends ChangeCommand {
    private final Kind<T> kind;
    private final Function<T, Edit> step;

    SeveralCommand(final Kind<T> kind, final Function<T, Edit> step) {
        this.kind = kind;
        this.step = step;
    }

    @Override
    Edit edit(final List<String> ids, final Taps before) throws Failure {
        return entries(ids, before).stream().map(step).reduce(Edit.NONE, Edit::and);
    }

    /** All that are named, each once. */
    final List<T> entries(final List<String> ids, final Taps taps) throws Failure {
        final var entries = new ArrayList<T>();
        for (var id : new LinkedHashSet<>(ids)) {
            entries.add(kind.list().get(taps, Leaf.id(id)));
        }
        return entries;
    }
}
