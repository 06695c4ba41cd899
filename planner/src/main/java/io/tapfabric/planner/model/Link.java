package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * What a port's device is like.
 *
 * @param up false if it is known to have no link
 * @param mtu octets of its longest packet, without Ethernet header; nothing if Open vSwitch does not know
 */
public record Link(boolean up, Optional<Integer> mtu) {
    /** Nothing is known of it. */
    public static final Link UNKNOWN = new Link(true, Optional.empty());
}
