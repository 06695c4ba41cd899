package io.tapfabric.southbound.ovsdb;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendaylight.ovsdb.lib.notation.Condition;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * The operation "wait" (RFC 7047 §5.2.6), which the library lacks: the transaction is refused unless the one row that
 * is meant looks as given. Its getters are what is written as JSON.
 */
final class Wait extends Operation<GenericTableSchema> {
    private final Condition where;
    private final Map<String, Object> row;

    Wait(final GenericTableSchema table, final Condition where, final Map<String, Object> row) {
        super(table, "wait");
        this.where = where;
        this.row = Map.copyOf(row);
    }

    /** Do not wait: it is so now, or not. */
    public int getTimeout() {
        return 0;
    }

    public List<Condition> getWhere() {
        return List.of(where);
    }

    public Set<String> getColumns() {
        return row.keySet();
    }

    public String getUntil() {
        return "==";
    }

    public List<Map<String, Object>> getRows() {
        return List.of(row);
    }
}
