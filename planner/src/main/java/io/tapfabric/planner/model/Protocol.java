package io.tapfabric.planner.model;

import java.util.Map;
import java.util.Optional;

/**
 * A protocol over IP: that of IPv4's header, or of IPv6's last extension header.
 *
 * @param number its number with IANA, 0 to 255
 */
public record Protocol(int number) {
    /** ICMP, of IPv4 only. */
    public static final Protocol ICMP = new Protocol(1);
    public static final Protocol TCP = new Protocol(6);
    public static final Protocol UDP = new Protocol(17);
    /** ICMPv6, of IPv6 only. */
    public static final Protocol ICMPV6 = new Protocol(58);
    public static final Protocol SCTP = new Protocol(132);

    private static final Map<Protocol, String> NAMES =
        Map.of(ICMP, "ICMP", TCP, "TCP", UDP, "UDP", ICMPV6, "ICMPv6", SCTP, "SCTP");

    public Protocol {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("protocol " + number + ", allowed 0 to 255");
        }
    }

    /** Whether its packets have ports that a filter can see. */
    public boolean hasPorts() {
        return equals(TCP) || equals(UDP) || equals(SCTP);
    }

    /** Whether its packets have a type and a code. */
    public boolean hasTypes() {
        return family().isPresent();
    }

    /** The only family that it belongs to, if there is only one. */
    public Optional<Family> family() {
        return equals(ICMP) ? Optional.of(Family.IPV4) : equals(ICMPV6) ? Optional.of(Family.IPV6) : Optional.empty();
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(this, String.valueOf(number));
    }
}
