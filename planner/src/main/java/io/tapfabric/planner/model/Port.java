package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * A port that exists on a host. Ports of several interfaces (bonds) have no identity of a guest.
 *
 * @param name the port's name
 * @param nic who is behind it
 * @param vlans the VLANs it carries
 * @param ofport its OpenFlow number; none while vswitchd has not opened it, or could not
 * @param active false if its owner marks it {@code external_ids:iface-status} other than {@code active}
 * @param link what its device is like
 * @param ours whether it carries our mark
 * @param error what Open vSwitch says of it in the {@code error} column; empty if nothing
 */
public record Port(PortName name, GuestNic nic, VlanMode vlans, Optional<Integer> ofport, boolean active, Link link,
        boolean ours, Optional<String> error) {
    /** The guest's MAC address. */
    public Optional<MacAddress> mac() {
        return nic.mac();
    }
}
