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

    /** Who is behind it, for chains of tap-flows: the guest, as far as it is known, else the port. */
    String station() {
        return port.nic().vmId().map(vm -> "guest " + vm).orElseGet(() -> place().toString());
    }
}
