package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.opendaylight.ovsdb.lib.message.TableUpdate;
import org.opendaylight.ovsdb.lib.notation.UUID;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * The "table-updates" of RFC 7047 §4.1.6: rows that came, changed or went. Each brings all monitored columns.
 */
final class Changes {
    private final Schema schema;
    private final JsonNode updates;

    Changes(final Schema schema, final JsonNode updates) {
        this.schema = schema;
        this.updates = updates;
    }

    /** The value of {@code cur_cfg}, if the root row is among the changes. */
    Optional<Long> curCfg() {
        return find("Open_vSwitch").stream().flatMap(update -> update.getRows().values().stream())
            .flatMap(row -> Stream.ofNullable(row.getNew())).map(row -> Cells.of(row).number("cur_cfg")).findFirst();
    }

    /** Rows of a table after the changes; the same map if no row has become another. */
    <R> Map<UUID, R> applyTo(final Map<UUID, R> rows, final String table, final BiFunction<UUID, Cells, R> decode) {
        final var found = find(table);
        if (found.isEmpty()) {
            return rows;
        }
        final var after = new HashMap<>(rows);
        found.orElseThrow().getRows().forEach((id, update) -> {
            final var row = update.getNew();
            if (row == null) {
                after.remove(id);
            } else {
                after.put(id, decode.apply(id, Cells.of(row)));
            }
        });
        return after.equals(rows) ? rows : Collections.unmodifiableMap(after);
    }

    private Optional<TableUpdate<GenericTableSchema>> find(final String table) {
        return Optional.ofNullable(updates.get(table)).map(schema.table(table)::updatesFromJson);
    }
}
