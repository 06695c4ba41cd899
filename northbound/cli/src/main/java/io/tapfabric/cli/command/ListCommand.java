package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Leaf;
import io.tapfabric.cli.store.Where;
import io.tapfabric.cli.view.Columns;
import io.tapfabric.cli.view.Table;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yangtools.yang.binding.DataObject;

/**
 * Lists the intents of a kind that the options leave, in the order that they say. What the columns show is also what
 * the options choose and order by.
 */
abstract class ListCommand<T extends DataObject> extends IntentsCommand<T> {
    @Option(name = "--search", valueToShowInHelp = "", description = "Only those with this text in their id or name")
    private @Nullable String search;
    @Option(name = "--order-by", valueToShowInHelp = "id", description = "Order by this column")
    private @Nullable String orderBy;
    @Option(name = "--order", valueToShowInHelp = "asc", description = "asc: the least first; desc: the greatest first")
    @Completion(value = StringsCompleter.class, values = {"asc", "desc"})
    private @Nullable String order;
    @Option(name = "--limit", valueToShowInHelp = "", description = "At most so many")
    private @Nullable String limit;
    @Option(name = "--offset", valueToShowInHelp = "0", description = "Without the first so many")
    private @Nullable String offset;

    ListCommand(final Kind<T> kind) {
        super(kind);
    }

    @Override
    final Collection<T> select(final List<String> ids, final Taps taps, final TapsState states) throws Failure {
        final var where = new Where(states);
        final var sorted = kind.columns().order(orderBy == null ? "id" : orderBy.toLowerCase(Locale.ROOT), states);
        final var given = new OptionFields(this).given();
        final boolean greatestFirst = given.find("--order", Leaf.DESCENDING).orElse(false);
        return kind.list().byId(taps).values().stream()
            .filter(entry -> wanted(entry, where))
            .filter(shown(states))
            .sorted(greatestFirst ? sorted.reversed() : sorted)
            .skip(given.find("--offset", Leaf.COUNT).orElse(0))
            .limit(given.find("--limit", Leaf.COUNT).orElse(Integer.MAX_VALUE)).toList();
    }

    @Override
    final Table table(final Collection<T> entries, final TapsState states) {
        return kind.columns().table(entries, states);
    }

    /** Whether the options of its kind leave it. */
    abstract boolean wanted(T entry, Where where);

    /** Whether the options that it shares with other kinds leave it, by what its columns show. */
    Predicate<T> shown(final TapsState states) throws Failure {
        final Columns<T> columns = kind.columns();
        return entry -> search == null || columns.text("id", entry, states).contains(search)
            || columns.text("name", entry, states).contains(search);
    }
}
