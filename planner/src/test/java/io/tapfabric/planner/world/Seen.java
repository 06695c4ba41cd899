package io.tapfabric.planner.world;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.simulate.Packet;

/**
 * What a guest saw: a frame that it sent and its bridge accepted, or one that it received.
 *
 * @param bridge the bridge that it happened on
 * @param guest the guest's port
 * @param sent whether the guest sent it, else it received it
 * @param frame the frame as the guest sees it
 * @param vlan the VLAN it belongs to inside the bridge
 */
public record Seen(BridgeName bridge, Place guest, boolean sent, Packet frame, int vlan) {
}
