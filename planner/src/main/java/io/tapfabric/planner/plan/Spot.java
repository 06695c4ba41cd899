package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import java.util.Optional;

/**
 * Where a source is: a bridge, or one port of it.
 *
 * @param host the host
 * @param bridge the bridge
 * @param port the port, its OpenFlow number included, if the source is a NIC
 */
public record Spot(HostId host, BridgeName bridge, Optional<Port> port) {
    /** The place of the port, if the source is a NIC. */
    public Optional<Place> place() {
        return port.map(its -> new Place(host, its.name()));
    }

    @Override
    public String toString() {
        return place().map(Place::toString).orElseGet(() -> "bridge " + bridge + " of host " + host);
    }
}
