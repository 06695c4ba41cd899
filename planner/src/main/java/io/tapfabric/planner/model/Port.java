package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * A port that exists on a host. Ports of several interfaces (bonds) have no identity of a guest.
 *
 * @param name the port's name
 * @param ifaceId {@code external_ids:iface-id} of its Interface row
 * @param mac {@code external_ids:attached-mac} of its Interface row: the guest's MAC address
 * @param vlans the VLANs it carries
 * @param ofport its OpenFlow number; none while vswitchd has not opened it, or could not
 * @param active false if its owner marks it {@code external_ids:iface-status} other than {@code active}
 * @param ours whether it carries our mark
 * @param error what Open vSwitch says of it in the {@code error} column; empty if nothing
 */
public record Port(PortName name, Optional<String> ifaceId, Optional<MacAddress> mac, VlanMode vlans,
        Optional<Integer> ofport, boolean active, boolean ours, Optional<String> error) {
}
