package io.tapfabric.southbound.ovsdb;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendaylight.ovsdb.lib.notation.Condition;
import org.opendaylight.ovsdb.lib.notation.Function;
import org.opendaylight.ovsdb.lib.notation.Mutation;
import org.opendaylight.ovsdb.lib.notation.Mutator;
import org.opendaylight.ovsdb.lib.notation.OvsdbMap;
import org.opendaylight.ovsdb.lib.notation.OvsdbSet;
import org.opendaylight.ovsdb.lib.notation.UUID;
import org.opendaylight.ovsdb.lib.operations.Insert;
import org.opendaylight.ovsdb.lib.operations.Mutate;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.operations.Select;
import org.opendaylight.ovsdb.lib.operations.Update;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * The operations of RFC 7047 §5.2, in the library's classes.
 */
final class Operations {
    private final Schema schema;

    Operations(final Schema schema) {
        this.schema = schema;
    }

    /** Whether the host's database has a column. */
    boolean has(final String table, final String column) {
        return schema.has(table, column);
    }

    /** Inserts a row that other operations of the transaction can name. */
    Operation<GenericTableSchema> insert(final String table, final UUID name, final Map<String, Object> row) {
        final var insert = new Insert<>(schema.table(table)).withId(name.toString());
        insert.setRow(row);
        return insert;
    }

    Operation<GenericTableSchema> update(final String table, final Condition where, final Map<String, Object> row) {
        final var update = new Update<>(schema.table(table));
        update.setRow(row);
        update.addCondition(where);
        return update;
    }

    Operation<GenericTableSchema> mutate(final String table, final Condition where, final Mutation... mutations) {
        final var mutate = new Mutate<>(schema.table(table));
        mutate.setMutations(Arrays.asList(mutations));
        mutate.addCondition(where);
        return mutate;
    }

    Operation<GenericTableSchema> select(final String table, final Condition where, final String column) {
        final var select = new Select<>(schema.table(table));
        select.setColumns(List.of(column));
        select.addCondition(where);
        return select;
    }

    Operation<GenericTableSchema> waitFor(final String table, final Condition where, final Map<String, Object> row) {
        return new Wait(schema.table(table), where, row);
    }

    static Condition id(final UUID id) {
        return new Condition("_uuid", Function.EQUALS, id);
    }

    static Condition name(final String name) {
        return new Condition("name", Function.EQUALS, name);
    }

    static Mutation add(final String column, final Object value) {
        return new Mutation(column, Mutator.INSERT, value);
    }

    static Mutation take(final String column, final Object value) {
        return new Mutation(column, Mutator.DELETE, value);
    }

    static Mutation increment(final String column) {
        return new Mutation(column, Mutator.SUM, 1L);
    }

    static Object set(final Set<?> values) {
        return OvsdbSet.fromSet(values);
    }

    static Object map(final Map<String, String> values) {
        return OvsdbMap.fromMap(values);
    }
}
