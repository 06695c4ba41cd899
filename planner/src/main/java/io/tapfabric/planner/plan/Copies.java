package io.tapfabric.planner.plan;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.HostId;
import java.util.Optional;

/**
 * How many copies the worst packet of each host leads to. Bridges of a host may be joined, and Open vSwitch counts over
 * all that a packet passes, so their worst packets are taken for one.
 */
final class Copies {
    private final Table<HostId, BridgeName, BridgeCopies> bridges = HashBasedTable.create();

    /** Copies of the worst packet that passes the source's bridge, if one more tap-flow copied from {@code source}. */
    int with(final Located source, final Direction direction) {
        final var others = bridges.row(source.host().id()).values().stream().mapToInt(BridgeCopies::worst).sum();
        final var here = bridge(source);
        return others - here.worst() + here.with(source.port(), direction);
    }

    void take(final Located source, final Direction direction) {
        bridge(source).take(source.port(), direction);
    }

    private BridgeCopies bridge(final Located source) {
        return Optional.ofNullable(bridges.get(source.host().id(), source.bridge().name())).orElseGet(() -> {
            final var made = new BridgeCopies();
            bridges.put(source.host().id(), source.bridge().name(), made);
            return made;
        });
    }
}
