package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What carries a host's tunnels.
 *
 * @param address where other hosts send copies to
 * @param egress the interface that tunnels leave by ({@code status:tunnel_egress_iface} of a tunnel's Interface row)
 * @param types the types of interfaces that its Open vSwitch knows ({@code iface_types}); none if it does not tell
 * @param foreign the types of the tunnels that others have there, on any bridge
 */
public record Underlay(Optional<String> address, Optional<PortName> egress, SortedSet<String> types,
        SortedSet<String> foreign) {
    public Underlay {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        foreign = Collections.unmodifiableSortedSet(new TreeSet<>(foreign));
    }

    public Underlay(final Optional<String> address, final Optional<PortName> egress) {
        this(address, egress, new TreeSet<>(), new TreeSet<>());
    }

    /** A tunnel address of which no more is known. */
    public static Underlay of(final Optional<String> address) {
        return new Underlay(address, Optional.empty());
    }

    /** Whether it has interfaces of a type, as far as is known. */
    public boolean knows(final String type) {
        return types.isEmpty() || types.contains(type);
    }
}
