package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.VlanMode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lanes of one source bridge, as tap-flows join them. A port shares a lane as long as VLAN and MAC address tell it
 * from the ports that are in it already; so who came first stays where it is.
 */
final class BridgeLanes {
    private final Bridge bridge;
    private final SortedMap<Lane, SortedMap<PortName, Port>> lanes = new TreeMap<>();

    BridgeLanes(final Bridge bridge) {
        this.bridge = bridge;
    }

    /** Finds lanes for what {@code port} sends and receives; none if the bridge has no room for their mirrors. */
    Optional<SortedSet<Lane>> join(final Port port, final Direction direction) {
        final var wanted = new TreeSet<Lane>();
        if (direction.out()) {
            wanted.add(lane(port, true));
        }
        if (direction.in()) {
            wanted.add(lane(port, false));
        }
        final long more = wanted.stream().filter(lane -> !lanes.containsKey(lane)).count();
        if (lanes.size() + more > Limits.MIRRORS_PER_BRIDGE - bridge.foreignMirrors().size()) {
            return Optional.empty();
        }
        wanted.forEach(lane -> lanes.computeIfAbsent(lane, key -> new TreeMap<>()).put(port.name(), port));
        return Optional.of(wanted);
    }

    private Lane lane(final Port port, final boolean out) {
        final var exact = Lane.exact(bridge.name(), out, port.name());
        final var shared = Lane.shared(bridge.name(), out);
        final var sharing = lanes.getOrDefault(shared, new TreeMap<>());
        return !lanes.containsKey(exact) && (sharing.containsKey(port.name()) || distinct(port, sharing)) ? shared
            : exact;
    }

    private static boolean distinct(final Port port, final Map<PortName, Port> others) {
        return port.mac().filter(BridgeLanes::unicast).isPresent()
            && others.values().stream().noneMatch(other -> alike(port, other));
    }

    private static boolean unicast(final MacAddress mac) {
        return (mac.bits() & MacAddress.GROUP_BIT.bits()) == 0;
    }

    /** A trunk's packets are told by MAC address alone, so it must differ from everybody's. */
    private static boolean alike(final Port one, final Port other) {
        return one.mac().equals(other.mac())
            && (one.vlans() instanceof VlanMode.Trunk || other.vlans() instanceof VlanMode.Trunk
                || one.vlans().equals(other.vlans()));
    }
}
