package io.tapfabric.planner.plan;

import com.google.common.collect.Sets;
import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.TapFlowId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The lanes of one source bridge, as tap-flows take them: each is a mirror, and there is room for few. */
final class BridgeLanes {
    private final Bridge bridge;
    private final Set<MacAddress> twins;
    private final SortedMap<Lane, TapFlowId> taken = new TreeMap<>();

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

    /** The lanes for what a tap-flow copies from the bridge. */
    SortedSet<Lane> wanted(final BridgeTap tap) {
        final var direction = tap.direction();
        final var nics = tap.nics();
        final var wanted = new TreeSet<Lane>();
        if (tap.wide()) {
            wanted.add(Lane.whole(bridge.name(), direction));
        } else if (told(nics.values(), direction)) {
            direction.each().forEach(each -> wanted.add(Lane.shared(bridge.name(), each)));
        } else if (nics.size() == 1 && tap.flow().priority().isPresent()) {
            // two, so that those that want one direction of the NIC share a lane with those that want both
            direction.each().forEach(each -> wanted.add(Lane.exact(bridge.name(), each, new TreeSet<>(nics.keySet()))));
        } else {
            wanted.add(Lane.exact(bridge.name(), direction, new TreeSet<>(nics.keySet())));
        }
        return wanted;
    }

    /** Whether the bridge has room for their mirrors. */
    boolean roomFor(final SortedSet<Lane> lanes) {
        return Sets.union(taken.keySet(), lanes).size() <= Limits.MIRRORS_PER_BRIDGE - bridge.foreignMirrors().size();
    }

    void take(final SortedSet<Lane> lanes, final TapFlowId by) {
        lanes.forEach(lane -> taken.putIfAbsent(lane, by));
    }

    /** Who first took each of the lanes. */
    SortedSet<TapFlowId> owners() {
        return new TreeSet<>(taken.values());
    }

    /** Whether VLAN and MAC address tell its packets from those of every other port, tapped or not. */
    boolean tells(final Port port) {
        return port.mac().filter(mac -> !mac.multicast() && !(twins.contains(mac) && meetsTwin(port))).isPresent();
    }

    private boolean meetsTwin(final Port port) {
        return bridge.ports().values().stream().anyMatch(other -> !other.name().equals(port.name())
            && other.mac().equals(port.mac()) && other.vlans().meets(port.vlans()));
    }

    /** Whether VLAN and MAC address tell what a tap-flow wants of these ports, each packet once. */
    private boolean told(final Collection<Port> ports, final Direction direction) {
        return ports.stream().allMatch(this::tells) && (ports.size() == 1 || direction == Direction.OUT
            || ports.stream().allMatch(port -> port.mac().filter(twins::contains).isEmpty()
                && (direction == Direction.BOTH || sharesAllOrNone(port, ports))));
    }

    /** Whether others of the ports carry all its VLANs, or none: what it sends to many reaches a source, or not. */
    private static boolean sharesAllOrNone(final Port port, final Collection<Port> ports) {
        final var others = ports.stream().filter(other -> !other.name().equals(port.name()))
            .filter(other -> other.vlans().meets(port.vlans())).map(Port::vlans).toList();
        if (others.isEmpty() || others.stream().anyMatch(vlans -> vlans.named().isEmpty())) {
            return true;
        }
        final var carried = new HashSet<Integer>();
        others.forEach(vlans -> carried.addAll(vlans.named()));
        return !port.vlans().named().isEmpty() && carried.containsAll(port.vlans().named());
    }

    /** A NIC that cannot be told from the rest of the bridge. */
    Optional<Port> untold(final BridgeTap tap) {
        return tap.nics().values().stream().filter(port -> !tells(port)).findFirst();
    }
}
