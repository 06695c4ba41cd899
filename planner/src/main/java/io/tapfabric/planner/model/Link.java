package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * What a port's device is like.
 *
 * @param up false if it is known to have no link
 * @param mtu octets of its longest packet, without Ethernet header; nothing if Open vSwitch does not know
 * @param egress of a tunnel: the interface that its packets leave the host by ({@code status:tunnel_egress_iface}), if
 *     the host has a route for them
 */
public record Link(boolean up, Optional<Integer> mtu, Optional<PortName> egress) {
    /** Nothing is known of it. */
    public static final Link UNKNOWN = new Link(true, Optional.empty());

    public Link(final boolean up, final Optional<Integer> mtu) {
        this(up, mtu, Optional.empty());
    }
}
