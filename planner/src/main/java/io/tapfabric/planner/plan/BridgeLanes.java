package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Direction;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The lanes of one source bridge, as tap-flows take them: each is a mirror, and there is room for few. */
final class BridgeLanes {
    private final Bridge bridge;
    private final SortedSet<Lane> taken = new TreeSet<>();

    BridgeLanes(final Bridge bridge) {
        this.bridge = bridge;
    }

    /** Finds lanes for what {@code source} sends and receives; none if the bridge has no room for their mirrors. */
    Optional<SortedSet<Lane>> find(final Located source, final Direction direction, final boolean shared) {
        final var wanted = new TreeSet<Lane>();
        if (direction.out()) {
            wanted.add(lane(source, true, shared));
        }
        if (direction.in()) {
            wanted.add(lane(source, false, shared));
        }
        final long more = wanted.stream().filter(lane -> !taken.contains(lane)).count();
        return taken.size() + more <= Limits.MIRRORS_PER_BRIDGE - bridge.foreignMirrors().size()
            ? Optional.of(wanted) : Optional.empty();
    }

    void take(final SortedSet<Lane> found) {
        taken.addAll(found);
    }

    private Lane lane(final Located source, final boolean out, final boolean shared) {
        return shared ? Lane.shared(bridge.name(), out) : Lane.exact(bridge.name(), out, source.port().name());
    }
}
