package io.tapfabric.planner.model;

import java.util.Optional;

/**
 * What carries a host's tunnels.
 *
 * @param address where other hosts send copies to
 * @param egress the interface that tunnels leave by ({@code status:tunnel_egress_iface} of a tunnel's Interface row)
 */
public record Underlay(Optional<String> address, Optional<PortName> egress) {
    /** A tunnel address of which no more is known. */
    public static Underlay of(final Optional<String> address) {
        return new Underlay(address, Optional.empty());
    }
}
