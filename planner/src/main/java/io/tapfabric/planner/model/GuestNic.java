package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who is behind a port, as {@code external_ids} of its Interface row say.
 *
 * @param ifaceId the NIC: {@code iface-id}
 * @param vmId the guest: {@code vm-id}
 * @param mac the NIC's MAC address: {@code attached-mac}
 * @param addresses the NIC's IP addresses: {@code ip_addresses} or {@code ip}, in the form of
 *     {@link java.net.InetAddress#getHostAddress()}
 */
public record GuestNic(Optional<String> ifaceId, Optional<String> vmId, Optional<MacAddress> mac,
        SortedSet<String> addresses) {
    /** Nobody, as far as is known. */
    public static final GuestNic NONE =
        new GuestNic(Optional.empty(), Optional.empty(), Optional.empty(), new TreeSet<>());

    public GuestNic {
        addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
    }

    /** A NIC of which no more is known. */
    public static GuestNic of(final Optional<String> ifaceId, final Optional<MacAddress> mac) {
        return new GuestNic(ifaceId, Optional.empty(), mac, new TreeSet<>());
    }

    /** Whether anything is known of it. */
    public boolean isKnown() {
        return ifaceId.isPresent() || vmId.isPresent() || mac.isPresent();
    }
}
