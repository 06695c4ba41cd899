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

    boolean onTapBridge() {
        return bridge.name().equals(Names.TAP_BRIDGE);
    }
}
