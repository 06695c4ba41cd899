package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The lanes of one source bridge, as tap-flows take them: each is a mirror, and there is room for few. */
final class BridgeLanes {
    private final Bridge bridge;
    private final Set<MacAddress> twins;
    private final SortedSet<Lane> taken = new TreeSet<>();

    BridgeLanes(final Bridge bridge) {
        this.bridge = bridge;
        twins = twins(bridge);
    }

    private static Set<MacAddress> twins(final Bridge bridge) {
        final var once = new HashSet<MacAddress>();
        final var twice = new HashSet<MacAddress>();
        bridge.ports().values().forEach(port -> port.mac().filter(mac -> !once.add(mac)).ifPresent(twice::add));
        return twice;
    }

    /** Finds lanes for what {@code source} sends and receives; none if the bridge has no room for their mirrors. */
    Optional<SortedSet<Lane>> find(final Port source, final Direction direction) {
        final boolean shared = tells(source);
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

    /** Whether VLAN and MAC address tell its packets from those of every other port, tapped or not. */
    private boolean tells(final Port port) {
        return port.mac().filter(mac -> !mac.multicast() && !(twins.contains(mac) && meetsTwin(port))).isPresent();
    }

    private boolean meetsTwin(final Port port) {
        return bridge.ports().values().stream().anyMatch(other -> !other.name().equals(port.name())
            && other.mac().equals(port.mac()) && other.vlans().meets(port.vlans()));
    }

    private Lane lane(final Port source, final boolean out, final boolean shared) {
        return shared ? Lane.shared(bridge.name(), out) : Lane.exact(bridge.name(), out, source.name());
    }
}
