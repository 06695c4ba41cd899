package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that one tap-flow copies from one bridge. It is copied together, so that a packet that several of its sources
 * want is copied once.
 *
 * @param flow the tap-flow
 * @param host the host
 * @param bridge the bridge
 * @param parts its sources there
 */
record BridgeTap(TapFlow flow, Host host, Bridge bridge, List<PartDraft> parts) {
    BridgeTap {
        parts = List.copyOf(parts);
    }

    Direction direction() {
        return flow.direction();
    }

    /** Whether more is wanted of the bridge than the packets of NICs. */
    boolean wide() {
        return parts.stream().anyMatch(part -> part.location().flatMap(PartDraft.Location::nic).isEmpty());
    }

    /** The NICs that are wanted, as ports by name. */
    SortedMap<PortName, Port> nics() {
        final var nics = new TreeMap<PortName, Port>();
        parts.forEach(part -> part.location().flatMap(PartDraft.Location::nic).map(Located::port)
            .ifPresent(port -> nics.put(port.name(), port)));
        return nics;
    }

    /** The ports of the whole bridge: all but ours. */
    List<Port> wholePorts() {
        return bridge.ports().values().stream().filter(port -> !port.ours()).toList();
    }

    /** The ports whose packets are copied for one of its sources. */
    SortedSet<PortName> portNames(final PartDraft part) {
        final var nic = part.location().flatMap(PartDraft.Location::nic).map(Located::port);
        return nic.map(List::of).orElseGet(this::wholePorts).stream().map(Port::name)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return "bridge " + bridge.name() + " of host " + host.id();
    }

    /** Whether nothing stands in the way of any of it. */
    boolean open() {
        return parts.stream().allMatch(PartDraft::open);
    }

    void block(final Problem problem) {
        parts.forEach(part -> part.block(problem));
    }
}
