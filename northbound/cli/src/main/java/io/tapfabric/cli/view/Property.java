package io.tapfabric.cli.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One thing to show of an entry: a column where many are listed, a line where one is shown.
 *
 * @param title what it is called; a header has it in capitals
 * @param cell how it looks
 */
record Property<E>(String title, Function<E, Cell> cell) {
    /** One row an entry, one column a property. */
    static <E> Table list(final List<Property<E>> columns, final Stream<E> entries) {
        return new Table(columns.stream().map(column -> column.title.toUpperCase(Locale.ROOT)).toList(),
            entries.map(entry -> columns.stream().map(column -> column.cell.apply(entry)).toList()).toList());
    }

    /** One row a property, and more rows below. */
    static <E> Table show(final List<Property<E>> lines, final E entry, final Collection<List<Cell>> more) {
        final var rows = new ArrayList<List<Cell>>();
        lines.forEach(line -> rows.add(List.of(Cell.of(line.title), line.cell.apply(entry))));
        rows.addAll(more);
        return new Table(List.of(), rows);
    }
}
