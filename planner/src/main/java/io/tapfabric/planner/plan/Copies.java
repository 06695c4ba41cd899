package io.tapfabric.planner.plan;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import java.util.Optional;

/**
 * What the copies of the worst packet of each host cost, of one thing that Open vSwitch limits. Bridges of a host may
 * be joined, and it counts over all that a packet passes, so their worst packets are taken for one.
 */
final class Copies {
    private final Table<HostId, BridgeName, BridgeCopies> bridges = HashBasedTable.create();

    /** What all would cost if one more tap-flow, each of whose copies costs {@code each}, copied from a bridge. */
    int with(final BridgeTap tap, final int each) {
        final var others = bridges.row(tap.host().id()).values().stream().mapToInt(BridgeCopies::cost).sum();
        final var here = bridge(tap);
        return others - here.cost() + here.with(tap, each).cost();
    }

    void take(final BridgeTap tap, final int each) {
        bridge(tap).with(tap, each).take();
    }

    private BridgeCopies bridge(final BridgeTap tap) {
        return Optional.ofNullable(bridges.get(tap.host().id(), tap.bridge().name())).orElseGet(() -> {
            final var made = new BridgeCopies();
            bridges.put(tap.host().id(), tap.bridge().name(), made);
            return made;
        });
    }
}
