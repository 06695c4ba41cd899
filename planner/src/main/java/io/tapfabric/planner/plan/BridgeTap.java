package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that one tap-flow copies from one bridge. It is copied together, so that a packet that several of its sources
 * want is copied once.
 */
final class BridgeTap {
    private final TapFlow flow;
    private final Host host;
    private final Bridge bridge;
    private final List<PartDraft> parts;
    private final SortedMap<PortName, Port> nics = new TreeMap<>();
    private final boolean wide;

    /** A tap-flow's sources on a bridge, one at least. */
    BridgeTap(final TapFlow flow, final List<PartDraft> parts) {
        this.flow = flow;
        this.parts = List.copyOf(parts);
        final var location = parts.get(0).location().orElseThrow();
        host = location.host();
        bridge = location.bridge();
        boolean all = true;
        for (var part : parts) {
            final var nic = part.nic().map(Located::port);
            nic.ifPresent(port -> nics.put(port.name(), port));
            all &= nic.isPresent();
        }
        wide = !all;
    }

    TapFlow flow() {
        return flow;
    }

    Direction direction() {
        return flow.direction();
    }

    Host host() {
        return host;
    }

    Bridge bridge() {
        return bridge;
    }

    List<PartDraft> parts() {
        return parts;
    }

    /** Whether more is wanted of the bridge than the packets of NICs. */
    boolean wide() {
        return wide;
    }

    /** The NICs that are wanted, as ports by name. */
    SortedMap<PortName, Port> nics() {
        return nics;
    }

    /** The ports of the whole bridge: all but ours. */
    List<Port> wholePorts() {
        return bridge.ports().values().stream().filter(port -> !port.ours()).toList();
    }

    /** The ports whose packets are copied for one of its sources. */
    SortedSet<PortName> portNames(final PartDraft part) {
        return part.nic().map(Located::port).map(List::of).orElseGet(this::wholePorts).stream().map(Port::name)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is left of it without the sources that something stands in the way of. */
    Optional<BridgeTap> open() {
        final var left = parts.stream().filter(PartDraft::open).toList();
        return left.isEmpty() ? Optional.empty()
            : Optional.of(left.size() == parts.size() ? this : new BridgeTap(flow, left));
    }

    void block(final Problem problem) {
        parts.forEach(part -> part.block(problem));
    }

    @Override
    public String toString() {
        return "bridge " + bridge.name() + " of host " + host.id();
    }
}
