package io.tapfabric.planner.filter;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.simulate.Packet;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A frame as it is on the wire.
 *
 * @param source MAC address
 * @param destination MAC address
 * @param tag the VLAN of its tag, 0 to 4095; -1 if it has no tag
 * @param etherType 0x800 and 0x86dd if and only if there is an IP header
 * @param ip the IP header
 */
public record Frame(long source, long destination, int tag, int etherType, Optional<Ip> ip) {
    private static final int OCTETS = 100;

    /** Which part of a packet it is. */
    public enum Part { WHOLE, FIRST_FRAGMENT, LATER_FRAGMENT }

    /**
     * An IP header, and the numbers in the header behind it: ports of TCP, UDP and SCTP, type and code of ICMP. A later
     * fragment has none, and they do not count.
     */
    public record Ip(boolean v6, BigInteger source, BigInteger destination, int protocol, int dscp, Part part,
            int first, int second, int flags) {
        Frame frame() {
            return new Frame(0x02_00_00_00_00_01L, 0x02_00_00_00_00_02L, -1, v6 ? 0x86dd : 0x800, Optional.of(this));
        }
    }

    /** As flows see it. */
    public Packet packet() {
        final var fields = new TreeMap<Field, Long>();
        fields.put(Field.ETH_SRC, source);
        fields.put(Field.ETH_DST, destination);
        fields.put(Field.VLAN_VID, tag < 0 ? 0L : 0x1000L + tag);
        fields.put(Field.ETH_TYPE, (long) etherType);
        ip.ifPresent(header -> put(fields, header));
        return new Packet(fields, OCTETS, List.of());
    }

    private static void put(final Map<Field, Long> fields, final Ip ip) {
        fields.put(Field.IP_PROTO, (long) ip.protocol);
        fields.put(Field.IP_DSCP, (long) ip.dscp);
        fields.put(Field.IP_FRAGMENT, ip.part == Part.WHOLE ? 0L : ip.part == Part.FIRST_FRAGMENT ? 1L : 3L);
        if (ip.v6) {
            fields.put(Field.IPV6_SRC_HIGH, ip.source.shiftRight(64).longValue());
            fields.put(Field.IPV6_SRC_LOW, ip.source.longValue());
            fields.put(Field.IPV6_DST_HIGH, ip.destination.shiftRight(64).longValue());
            fields.put(Field.IPV6_DST_LOW, ip.destination.longValue());
        } else {
            fields.put(Field.IPV4_SRC, ip.source.longValue());
            fields.put(Field.IPV4_DST, ip.destination.longValue());
        }
        if (ip.part == Part.LATER_FRAGMENT) {
            return;
        }
        switch (ip.protocol) {
            case 6 -> {
                numbers(fields, ip, Field.TCP_SRC, Field.TCP_DST);
                fields.put(Field.TCP_FLAGS, (long) ip.flags);
            }
            case 17 -> numbers(fields, ip, Field.UDP_SRC, Field.UDP_DST);
            case 132 -> numbers(fields, ip, Field.SCTP_SRC, Field.SCTP_DST);
            case 1 -> {
                if (!ip.v6) {
                    numbers(fields, ip, Field.ICMP_TYPE, Field.ICMP_CODE);
                }
            }
            case 58 -> {
                if (ip.v6) {
                    numbers(fields, ip, Field.ICMPV6_TYPE, Field.ICMPV6_CODE);
                }
            }
            default -> {
                // no header that a switch knows
            }
        }
    }

    private static void numbers(final Map<Field, Long> fields, final Ip ip, final Field first, final Field second) {
        fields.put(first, (long) ip.first);
        fields.put(second, (long) ip.second);
    }
}
