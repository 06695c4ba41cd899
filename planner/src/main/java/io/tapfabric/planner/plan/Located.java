package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;

/** A port that was found, with all that is around it. */
record Located(Host host, Bridge bridge, Port port) {
    Place place() {
        return new Place(host.id(), port.name());
    }

    /** Whether both are ports, and not the same, of one bridge and have a VLAN in common. */
    boolean sharesSegment(final Located other) {
        return host.id().equals(other.host.id()) && bridge.name().equals(other.bridge.name())
            && !port.name().equals(other.port.name()) && port.vlans().meets(other.port.vlans());
    }

    boolean onTapBridge() {
        return bridge.name().equals(Names.TAP_BRIDGE);
    }
}
