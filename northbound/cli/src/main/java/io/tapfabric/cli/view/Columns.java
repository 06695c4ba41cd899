package io.tapfabric.cli.view;

import io.tapfabric.cli.Failure;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;

/**
 * What a list shows of intents of one kind: the same words name a column, choose entries, and order them.
 *
 * @param <T> the intent
 */
public final class Columns<T> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    /** Numbers by their value, and before other texts. */
    static final Comparator<String> BY_VALUE = Comparator
        .comparing((String text) -> !NUMBER.matcher(text).matches())
        .thenComparing(text -> NUMBER.matcher(text).matches() ? new BigInteger(text) : BigInteger.ZERO)
        .thenComparing(Comparator.naturalOrder());

    private final List<Property<Entry<T>>> columns;

    private Columns(final List<Property<Entry<T>>> columns) {
        this.columns = columns;
    }

    /** The columns of a view that is made from an intent and the states. */
    static <T, V> Columns<T> of(final List<Property<V>> columns, final BiFunction<T, TapsState, V> view) {
        return new Columns<>(columns.stream().map(column -> new Property<Entry<T>>(column.title(),
            entry -> column.cell().apply(view.apply(entry.intent, entry.states)))).toList());
    }

    /** One row an intent. */
    public Table table(final Collection<T> intents, final TapsState states) {
        return Property.list(columns, intents.stream().map(intent -> new Entry<>(intent, states)));
    }

    /** What a column says of an intent. */
    public String text(final String title, final T intent, final TapsState states) {
        return columns.stream().filter(column -> column.title().equals(title)).findFirst().orElseThrow()
            .cell().apply(new Entry<>(intent, states)).text();
    }

    /** By what a column says; a failure that names all columns if there is no such column. */
    public Comparator<T> order(final String title, final TapsState states) throws Failure {
        if (columns.stream().noneMatch(column -> column.title().equals(title))) {
            throw new Failure("--order-by '" + title + "' is not allowed: it is "
                + columns.stream().map(Property::title).collect(Collectors.joining(", ")));
        }
        return Comparator.comparing(intent -> text(title, intent, states), BY_VALUE);
    }

    private record Entry<T>(T intent, TapsState states) { }
}
