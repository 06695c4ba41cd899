package io.tapfabric.planner.explain;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.Ipv6Address;
import io.tapfabric.planner.simulate.Packet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Writes a packet down as {@link PacketText} reads it.
 */
public final class PacketWords {
    private static final Map<Long, String> IPV4 = Map.of(6L, "tcp", 17L, "udp", 132L, "sctp", 1L, "icmp");
    private static final Map<Long, String> IPV6 = Map.of(6L, "tcp", 17L, "udp", 132L, "sctp", 58L, "icmp6");
    private static final List<Field> SOURCE_PORTS = List.of(Field.TCP_SRC, Field.UDP_SRC, Field.SCTP_SRC);
    private static final List<Field> DESTINATION_PORTS = List.of(Field.TCP_DST, Field.UDP_DST, Field.SCTP_DST);
    private static final long TYPE_IPV4 = 0x800;
    private static final long TYPE_IPV6 = 0x86dd;
    private static final long TYPE_ARP = 0x806;

    private final StringJoiner words = new StringJoiner(",");
    private final Packet packet;
    private final boolean ipv6;

    private PacketWords(final Packet packet) {
        this.packet = packet;
        ipv6 = packet.get(Field.ETH_TYPE) == TYPE_IPV6;
    }

    /** All of {@code packet} that is not zero, its addresses and its length. */
    public static String of(final Packet packet) {
        final var its = new PacketWords(packet);
        its.protocol();
        its.add("src", packet.source().toString());
        its.add("dst", packet.destination().toString());
        its.number("vlan", packet.vlan());
        its.some("type", List.of(Field.ICMP_TYPE, Field.ICMPV6_TYPE));
        its.some("code", List.of(Field.ICMP_CODE, Field.ICMPV6_CODE));
        its.some("dscp", List.of(Field.IP_DSCP));
        its.some("flags", List.of(Field.TCP_FLAGS));
        final long fragment = packet.get(Field.IP_FRAGMENT);
        if (fragment != 0) {
            its.add("fragment", fragment == PacketText.FIRST ? "first" : "later");
        }
        its.number("length", packet.octets());
        return its.words.toString();
    }

    private void protocol() {
        final long type = packet.get(Field.ETH_TYPE);
        if (type != TYPE_IPV4 && type != TYPE_IPV6) {
            words.add(type == TYPE_ARP ? "arp" : "0x" + Long.toHexString(type));
            return;
        }
        final long protocol = packet.get(Field.IP_PROTO);
        final var name = Optional.ofNullable((ipv6 ? IPV6 : IPV4).get(protocol));
        words.add(name.orElse(ipv6 ? "ip6" : "ip"));
        words.add(end(address(Field.IPV4_SRC, Field.IPV6_SRC_HIGH, Field.IPV6_SRC_LOW), SOURCE_PORTS) + ">"
            + end(address(Field.IPV4_DST, Field.IPV6_DST_HIGH, Field.IPV6_DST_LOW), DESTINATION_PORTS));
        if (name.isEmpty()) {
            number("proto", protocol);
        }
    }

    private String address(final Field ipv4, final Field high, final Field low) {
        return ipv6 ? new Ipv6Address(packet.get(high), packet.get(low)).toString()
            : InetAddresses.fromInteger((int) packet.get(ipv4)).getHostAddress();
    }

    private String end(final String address, final List<Field> ports) {
        final long port = ports.stream().mapToLong(packet::get).sum();
        return port == 0 ? address : (ipv6 ? "[" + address + "]" : address) + ":" + port;
    }

    /** Of several fields of one meaning, the one that the packet has. */
    private void some(final String key, final List<Field> fields) {
        number(key, fields.stream().mapToLong(packet::get).sum());
    }

    private void number(final String key, final long value) {
        if (value != 0) {
            add(key, Long.toString(value));
        }
    }

    private void add(final String key, final String value) {
        words.add(key + "=" + value);
    }
}
