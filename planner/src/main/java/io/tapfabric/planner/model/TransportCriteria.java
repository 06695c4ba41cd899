package io.tapfabric.planner.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a filter's rule demands of the header behind IP's. A later fragment has none.
 *
 * @param source source ports of TCP, UDP or SCTP
 * @param destination their destination ports
 * @param flags flags of TCP; any if empty
 * @param icmpType type of an ICMP or ICMPv6 message, 0 to 255; any if empty
 * @param icmpCode its code, 0 to 255; any if empty
 */
public record TransportCriteria(PortSet source, PortSet destination, Optional<TcpFlags> flags, OptionalInt icmpType,
        OptionalInt icmpCode) {
    /** Demands nothing, not even that there is such a header. */
    public static final TransportCriteria ANY =
        new TransportCriteria(PortSet.ALL, PortSet.ALL, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    private static final int HIGHEST = 255;

    public TransportCriteria {
        inRange("ICMP type", icmpType);
        inRange("ICMP code", icmpCode);
    }

    private static void inRange(final String field, final OptionalInt value) {
        value.ifPresent(number -> {
            if (number < 0 || number > HIGHEST) {
                throw new IllegalArgumentException(field + " " + number + ", allowed 0 to " + HIGHEST);
            }
        });
    }

    /** TCP, UDP or SCTP to and from these ports. */
    public static TransportCriteria ports(final PortSet source, final PortSet destination) {
        return new TransportCriteria(source, destination, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Whether it demands nothing. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** Refuses what packets of {@code protocol}, any if empty, do not have. */
    void check(final Optional<Protocol> protocol) {
        final var with = " with protocol " + protocol.map(Protocol::toString).orElse("any") + ", allowed with ";
        if (protocol.filter(Protocol::hasPorts).isEmpty()) {
            refuse(Optional.of(source).filter(ports -> !ports.isAll()), "source ports ", with + "TCP, UDP and SCTP");
            refuse(Optional.of(destination).filter(ports -> !ports.isAll()), "destination ports ",
                with + "TCP, UDP and SCTP");
        }
        if (!protocol.equals(Optional.of(Protocol.TCP))) {
            refuse(flags, "TCP flags ", with + "TCP");
        }
        if (protocol.filter(Protocol::hasTypes).isEmpty()) {
            refuse(icmpType.stream().boxed().findFirst(), "ICMP type ", with + "ICMP and ICMPv6");
            refuse(icmpCode.stream().boxed().findFirst(), "ICMP code ", with + "ICMP and ICMPv6");
        }
    }

    private static void refuse(final Optional<?> value, final String field, final String why) {
        value.ifPresent(its -> {
            throw new IllegalArgumentException(field + its + why);
        });
    }
}
