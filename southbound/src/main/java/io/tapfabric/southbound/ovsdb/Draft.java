package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Mark;
import io.tapfabric.southbound.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.ovsdb.lib.notation.Mutation;
import org.opendaylight.ovsdb.lib.notation.UUID;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * A transaction in the making. Sets that also hold members of others (a bridge's ports and mirrors, the host's bridges)
 * are mutated, never overwritten; and each row that it builds upon must still be as it was seen when the database
 * carries it out, or it is refused as a whole.
 */
final class Draft {
    static final Object MARK = Operations.map(Map.of(Mark.KEY, Mark.TEXT));

    private final List<Step> steps = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<BridgeName> bridges = new HashSet<>();
    private final Map<PortName, Place> placed = new HashMap<>();
    private final Operations operations;
    private final Snapshot now;

    /** Where a port is once the transaction is through. */
    private record Place(BridgeName bridge, UUID id) {
    }

    Draft(final Operations operations, final Snapshot now) {
        this.operations = operations;
        this.now = now;
    }

    /** Adds the last steps, which count {@code next_cfg} up and read it. */
    List<Step> finish() throws RefusedException {
        if (!refusals.isEmpty()) {
            throw new RefusedException(String.join("; ", refusals));
        }
        final var root = Operations.id(now.root().id());
        step(operations.mutate("Open_vSwitch", root, Operations.increment("next_cfg")), "next_cfg");
        step(operations.select("Open_vSwitch", root, "next_cfg"), "next_cfg");
        return steps;
    }

    void refuse(final String why) {
        refusals.add(why);
    }

    /** Whether the host's database has a column; if not, {@code what} is refused, which needs it. */
    boolean demandColumn(final String table, final String column, final String what) {
        final boolean has = operations.has(table, column);
        if (!has) {
            refuse(what + " cannot be made: this version of Open vSwitch has no column " + table + "." + column);
        }
        return has;
    }

    // ---- rows

    /** Inserts a row, and returns the name by which others can refer to it: an {@code id} of RFC 7047 §3.1. */
    UUID insert(final String table, final Map<String, Object> columns, final String what) {
        final var id = new UUID("new" + steps.size());
        step(operations.insert(table, id, columns), what);
        return id;
    }

    void update(final String table, final UUID id, final Map<String, Object> columns, final String what) {
        if (!columns.isEmpty()) {
            step(operations.update(table, Operations.id(id), columns), what);
        }
    }

    /** Sets keys of a map that may hold others; an insert alone would keep a key's old value (RFC 7047 §5.1). */
    void merge(final UUID bridge, final String column, final Map<String, String> values, final String what) {
        step(operations.mutate("Bridge", Operations.id(bridge),
            Operations.take(column, Operations.set(values.keySet())), Operations.add(column, Operations.map(values))),
            what);
    }

    /** A row of ours must still be there, and ours. */
    void demand(final String table, final UUID id, final String name, final Map<String, String> externalIds,
            final String what) {
        step(operations.waitFor(table, Operations.id(id),
            Map.of("name", name, "external_ids", Operations.map(externalIds))), what);
    }

    // ---- bridges and what is on them

    void addBridge(final BridgeName name, final UUID id, final String what) {
        mutateBridges(Operations.add("bridges", Operations.set(Set.of(id))), what);
        bridges.add(name);
    }

    void takeBridge(final UUID id, final String what) {
        mutateBridges(Operations.take("bridges", Operations.set(Set.of(id))), what);
    }

    private void mutateBridges(final Mutation mutation, final String what) {
        step(operations.mutate("Open_vSwitch", Operations.id(now.root().id()), mutation), what);
    }

    /** Whether the bridge is there; if so, it must still be when the transaction is carried out. */
    boolean demandBridge(final BridgeName name, final String what) {
        if (bridges.contains(name)) {
            return true;
        }
        if (now.index().bridge(name).isEmpty()) {
            refuse(what + " cannot be made: there is no bridge " + name);
            return false;
        }
        bridges.add(name);
        step(operations.waitFor("Bridge", Operations.name(name.value()), Map.of("name", name.value())), what);
        return true;
    }

    void addTo(final BridgeName bridge, final String column, final UUID id, final String what) {
        mutateBridge(bridge, Operations.add(column, Operations.set(Set.of(id))), what);
    }

    void takeFrom(final BridgeName bridge, final String column, final UUID id, final String what) {
        mutateBridge(bridge, Operations.take(column, Operations.set(Set.of(id))), what);
    }

    /** Makes {@code bridge} the only one that has the row. */
    void move(final UUID id, final String column, final BridgeName bridge, final String what) {
        final var old = now.index().bridgeOf(id);
        if (!bridge.equals(old)) {
            takeFrom(old, column, id, what);
            addTo(bridge, column, id, what);
        }
    }

    private void mutateBridge(final BridgeName bridge, final Mutation mutation, final String what) {
        step(operations.mutate("Bridge", Operations.name(bridge.value()), mutation), what);
    }

    /** Notes where a port of ours will be, for the mirrors that come after it. */
    void place(final PortName port, final BridgeName bridge, final UUID id) {
        placed.put(port, new Place(bridge, id));
    }

    /** The id of a port, if that is on this bridge. */
    Optional<UUID> find(final BridgeName bridge, final PortName port) {
        return Optional.ofNullable(placed.get(port))
            .or(() -> now.index().port(port).map(row -> new Place(now.index().bridgeOf(row.id()), row.id())))
            .filter(place -> place.bridge().equals(bridge)).map(Place::id);
    }

    private void step(final Operation<GenericTableSchema> operation, final String what) {
        steps.add(new Step(operation, what));
    }
}
