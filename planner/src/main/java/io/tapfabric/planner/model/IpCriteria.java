package io.tapfabric.planner.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a filter's rule demands of a packet's IP header. If it demands nothing at all, the rule takes every frame, ARP
 * and all; whatever it demands, only IP. ICMP and an IPv4 prefix mean IPv4 only, ICMPv6 and an IPv6 prefix IPv6 only,
 * also a prefix of length 0.
 *
 * @param family IPv4 or IPv6; any if empty
 * @param protocol what it carries; any if empty
 * @param source where its source address is; anywhere if empty
 * @param destination where its destination address is; anywhere if empty
 * @param dscp its differentiated services code point (RFC 2474 section 3), 0 to 63; any if empty
 */
public record IpCriteria(Optional<Family> family, Optional<Protocol> protocol, Optional<Prefix> source,
        Optional<Prefix> destination, OptionalInt dscp) {
    /** Demands nothing, not even that it is IP. */
    public static final IpCriteria ANY =
        new IpCriteria(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    private static final int HIGHEST_DSCP = 63;

    public IpCriteria {
        dscp.ifPresent(value -> {
            if (value < 0 || value > HIGHEST_DSCP) {
                throw new IllegalArgumentException("DSCP " + value + ", allowed 0 to " + HIGHEST_DSCP);
            }
        });
        final var left = EnumSet.allOf(Family.class);
        keep(left, family, "family", family);
        keep(left, protocol.flatMap(Protocol::family), "protocol", protocol);
        keep(left, source.map(Prefix::family), "source prefix", source);
        keep(left, destination.map(Prefix::family), "destination prefix", destination);
    }

    private static void keep(final Set<Family> left, final Optional<Family> only, final String field,
            final Optional<?> value) {
        only.ifPresent(family -> {
            if (!left.contains(family)) {
                throw new IllegalArgumentException(field + " " + value.orElseThrow() + " in a rule for "
                    + left.iterator().next() + ", allowed in one for " + family);
            }
            left.retainAll(Set.of(family));
        });
    }

    /** Whether it demands nothing. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** The families that its packets may be of, one or both. */
    public Set<Family> families() {
        return family.or(() -> protocol.flatMap(Protocol::family)).or(() -> source.map(Prefix::family))
            .or(() -> destination.map(Prefix::family))
            .map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Family.class));
    }
}
