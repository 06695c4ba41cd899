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
    private final int limit;
    private final Table<HostId, BridgeName, BridgeCopies> bridges = HashBasedTable.create();

    Copies(final int limit) {
        this.limit = limit;
    }

    /**
     * What would be if one more tap-flow copied from a bridge.
     *
     * @param fits whether no more is needed than there is
     * @param onBridge the change on the bridge
     */
    record Change(boolean fits, BridgeCopies.Change onBridge) {
        /** It is so from now on. */
        void take() {
            onBridge.take();
        }
    }

    /** One more tap-flow, each of whose copies costs {@code each}. */
    Change with(final BridgeTap tap, final int each) {
        final var here = bridge(tap);
        final var others = bridges.row(tap.host().id()).values().stream().mapToInt(BridgeCopies::cost).sum();
        final var change = here.with(tap, each);
        return new Change(others - here.cost() + change.cost() <= limit, change);
    }

    private BridgeCopies bridge(final BridgeTap tap) {
        return Optional.ofNullable(bridges.get(tap.host().id(), tap.bridge().name())).orElseGet(() -> {
            final var made = new BridgeCopies();
            bridges.put(tap.host().id(), tap.bridge().name(), made);
            return made;
        });
    }
}
