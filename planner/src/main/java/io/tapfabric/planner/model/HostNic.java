package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * A physical NIC that a host tells of.
 *
 * @param name its name
 * @param mac its MAC address
 * @param mtu octets of its longest packet, without Ethernet header
 * @param up whether it was up when the host last told of it
 * @param use what it is used for there, in words; nothing if it is free
 */
public record HostNic(PortName name, MacAddress mac, int mtu, boolean up, Optional<String> use) {
}
