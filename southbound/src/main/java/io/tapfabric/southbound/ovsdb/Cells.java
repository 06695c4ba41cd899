package io.tapfabric.southbound.ovsdb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.ovsdb.lib.notation.Row;
import org.opendaylight.ovsdb.lib.notation.UUID;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * The columns of one row, by type. A column that the host's schema lacks reads as empty. A value of another type than
 * asked for means a foreign schema, and ends in a {@link ClassCastException} that costs the connection.
 *
 * @param columns values by column, as the library decodes them
 */
record Cells(Map<String, Object> columns) {
    static Cells of(final Row<GenericTableSchema> row) {
        final var columns = new HashMap<String, Object>();
        row.getColumns().stream().filter(column -> column.getData() != null)
            .forEach(column -> columns.put(column.getSchema().getName(), column.getData()));
        return new Cells(columns);
    }

    String text(final String column) {
        return (String) columns.getOrDefault(column, "");
    }

    long number(final String column) {
        return (Long) columns.getOrDefault(column, 0L);
    }

    /** The value of a column that holds one or none. */
    <T> Optional<T> one(final String column, final Class<T> type) {
        return set(column).stream().findFirst().map(type::cast);
    }

    Set<String> texts(final String column) {
        return set(column).stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    Set<UUID> ids(final String column) {
        return set(column).stream().map(UUID.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    Set<Integer> numbers(final String column) {
        return set(column).stream().map(number -> ((Long) number).intValue()).collect(Collectors.toUnmodifiableSet());
    }

    @SuppressWarnings("unchecked") // all our maps hold texts, but Mirror.statistics, of which we see only the size
    Map<String, String> map(final String column) {
        return Map.copyOf((Map<String, String>) columns.getOrDefault(column, Map.of()));
    }

    private Set<?> set(final String column) {
        return (Set<?>) columns.getOrDefault(column, Set.of());
    }
}
