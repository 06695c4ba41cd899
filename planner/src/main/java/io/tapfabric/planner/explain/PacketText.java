package io.tapfabric.planner.explain;

import com.google.common.base.Splitter;
import com.google.common.collect.Sets;
import com.google.common.net.InetAddresses;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.Family;
import io.tapfabric.planner.model.Ipv6Address;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.VlanSet;
import io.tapfabric.planner.simulate.Packet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a packet that somebody has written down: {@code tcp,10.0.0.1:1000>10.0.0.2:80,vlan=20,length=1500}.
 *
 * <pre>
 * PROTOCOL[,SOURCE[:PORT]>DESTINATION[:PORT]][,KEY=VALUE]...
 * </pre>
 * PROTOCOL is {@code tcp}, {@code udp}, {@code sctp}, {@code icmp}, {@code icmp6}, {@code ip}, {@code ip6}, {@code arp}
 * or an Ethernet type as {@code 0x88cc}; TCP, UDP and SCTP are IPv4 or IPv6 as their addresses are. IPv6 addresses
 * before a port stand in brackets. KEY is one of {@value #KEYS}.
 */
public final class PacketText {
    static final String KEYS = "src, dst, vlan, length, proto, type, code, dscp, flags, fragment";

    private static final Pattern ENDS = Pattern.compile("(.+)>(.+)");
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[(.+)]|([0-9.]+)):(\\d{1,5})");
    private static final Pattern ETHER_TYPE = Pattern.compile("0x0?([6-9a-f]|[1-9a-f][0-9a-f])[0-9a-f]{2}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,4}|0x[0-9a-f]{1,4}");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
    private static final int SHORTEST = 14;
    private static final String PROTO = "proto=";
    private static final Map<String, Integer> PROTOCOLS =
        Map.of("tcp", 6, "udp", 17, "sctp", 132, "icmp", 1, "icmp6", 58);
    private static final Map<Integer, List<Field>> PORTS = Map.of(6, List.of(Field.TCP_SRC, Field.TCP_DST), 17,
        List.of(Field.UDP_SRC, Field.UDP_DST), 132, List.of(Field.SCTP_SRC, Field.SCTP_DST));
    private static final Map<Integer, List<Field>> TYPES = Map.of(1, List.of(Field.ICMP_TYPE, Field.ICMP_CODE), 58,
        List.of(Field.ICMPV6_TYPE, Field.ICMPV6_CODE));
    private static final Set<Field> BEHIND_IP = Sets.immutableEnumSet(Stream.of(PORTS.values(), TYPES.values(),
        List.of(List.of(Field.TCP_FLAGS))).flatMap(Collection::stream).flatMap(List::stream).toList());
    private static final int ARP = 0x806;
    private static final int IPV4 = 0x800;
    private static final int IPV6 = 0x86dd;
    private static final int TCP = 6;
    /** What {@link Field#IP_FRAGMENT} says. */
    static final int FIRST = 1;
    private static final int LATER = 3;

    private final TreeMap<Field, Long> fields = new TreeMap<>();
    private final String text;
    private int octets = 60;
    /** Whether it is IP, of a protocol that is not named yet. */
    private boolean bare;

    private PacketText(final String text) {
        this.text = text;
    }

    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException if it is no packet; the message names what is wrong and what is allowed
     */
    public static Packet read(final String text) {
        final var packet = new PacketText(text);
        final var words = Splitter.on(',').trimResults().splitToList(text);
        packet.protocol(words.get(0), words.stream().skip(1).anyMatch(word -> word.contains(">") && isIpv6(word)));
        packet.checkOnce(words);
        words.stream().skip(1).filter(word -> word.startsWith(PROTO)).forEach(packet::inner);
        words.stream().skip(1).filter(word -> word.contains(">")).forEach(packet::ends);
        words.stream().skip(1).filter(word -> !word.contains(">") && !word.startsWith(PROTO)).forEach(packet::keyed);
        packet.checkFragment();
        return new Packet(packet.fields, packet.octets, List.of());
    }

    private static boolean isIpv6(final String ends) {
        return ends.chars().filter(letter -> letter == ':').count() > 2;
    }

    private void checkOnce(final List<String> words) {
        final var seen = new HashSet<String>();
        words.stream().skip(1).map(word -> word.contains(">") ? ">" : word.replaceFirst("=.*", "=")).forEach(what -> {
            if (!seen.add(what)) {
                throw wrong("two of " + (what.equals(">") ? "SOURCE>DESTINATION" : what), "one");
            }
        });
    }

    private void checkFragment() {
        if (get(Field.IP_FRAGMENT) == LATER && fields.keySet().stream().anyMatch(BEHIND_IP::contains)) {
            throw wrong("ports, flags, type or code of a later fragment", "none: only the first one has them");
        }
    }

    private void protocol(final String word, final boolean ipv6) {
        if (PROTOCOLS.containsKey(word)) {
            put(Field.ETH_TYPE, word.equals("icmp6") || ipv6 && !word.equals("icmp") ? IPV6 : IPV4);
            put(Field.IP_PROTO, PROTOCOLS.get(word));
        } else if (word.equals("ip") || word.equals("ip6")) {
            put(Field.ETH_TYPE, word.equals("ip") ? IPV4 : IPV6);
            bare = true;
        } else if (word.equals("arp")) {
            put(Field.ETH_TYPE, ARP);
        } else if (ETHER_TYPE.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
            put(Field.ETH_TYPE, Integer.decode(word));
        } else {
            throw wrong("protocol '" + word + "'",
                "tcp, udp, sctp, icmp, icmp6, ip, ip6, arp, or an Ethernet type as 0x88cc");
        }
    }

    private void ends(final String word) {
        final var ends = ENDS.matcher(word);
        if (!ends.matches()) {
            throw wrong("'" + word + "'", "SOURCE>DESTINATION");
        }
        requireIp("addresses", "them");
        final var source = End.of(ends.group(1), this);
        final var destination = End.of(ends.group(2), this);
        if (source.family() != destination.family()) {
            throw wrong("addresses of " + source.family() + " and " + destination.family(), "one family");
        }
        final var family = get(Field.ETH_TYPE) == IPV4 ? Family.IPV4 : Family.IPV6;
        if (source.family() != family) {
            throw wrong("address of " + source.family(), family.toString());
        }
        put(source, 0, Field.IPV4_SRC, Field.IPV6_SRC_HIGH, Field.IPV6_SRC_LOW);
        put(destination, 1, Field.IPV4_DST, Field.IPV6_DST_HIGH, Field.IPV6_DST_LOW);
    }

    /** An address, and the port behind it. */
    private record End(Family family, Ipv6Address address, OptionalLong port) {
        static End of(final String word, final PacketText packet) {
            final var parts = WITH_PORT.matcher(word);
            if (!parts.matches()) {
                return of(word, OptionalLong.empty(), packet);
            }
            return of(parts.group(1) == null ? parts.group(2) : parts.group(1),
                OptionalLong.of(packet.number("port", parts.group(3), 0, 65_535)), packet);
        }

        private static End of(final String address, final OptionalLong port, final PacketText packet) {
            if (!InetAddresses.isInetAddress(address)) {
                throw packet.wrong("address '" + address + "'", "an IPv4 or IPv6 address");
            }
            final var one = Prefix.of(address);
            return new End(one.family(), one.address(), port);
        }
    }

    private void put(final Field field, final long value) {
        if (value != 0) {
            fields.put(field, value);
        }
    }

    private void put(final End end, final int nr, final Field ipv4, final Field high, final Field low) {
        if (end.family() == Family.IPV4) {
            put(ipv4, end.address().low());
        } else {
            put(high, end.address().high());
            put(low, end.address().low());
        }
        end.port().ifPresent(port -> put(one(PORTS, "port " + port, "tcp, udp and sctp").get(nr), port));
    }

    private List<Field> one(final Map<Integer, List<Field>> choice, final String what, final String allowed) {
        if (!choice.containsKey((int) get(Field.IP_PROTO))) {
            throw wrong(what, "it with " + allowed);
        }
        return choice.get((int) get(Field.IP_PROTO));
    }

    private void keyed(final String word) {
        final int at = word.indexOf('=');
        final var key = at < 0 ? word : word.substring(0, at);
        final var value = word.substring(at + 1);
        switch (key) {
            case "src" -> put(Field.ETH_SRC, mac(key, value));
            case "dst" -> put(Field.ETH_DST, mac(key, value));
            case "vlan" -> put(Field.VLAN_VID, Field.VLAN_PRESENT | number(key, value, 1, VlanSet.HIGHEST));
            case "length" -> octets = (int) number(key, value, SHORTEST, 65_535);
            case "type" -> put(one(TYPES, word, "icmp and icmp6").get(0), number(key, value, 0, 255));
            case "code" -> put(one(TYPES, word, "icmp and icmp6").get(1), number(key, value, 0, 255));
            case "dscp" -> dscp(word, number(key, value, 0, 63));
            case "flags" -> flags(word, number(key, value, 0, 0xfff));
            case "fragment" -> fragment(word, value);
            default -> throw wrong("'" + word + "'", "KEY=VALUE with a key of " + KEYS);
        }
    }

    private void requireIp(final String what, final String it) {
        if (get(Field.ETH_TYPE) != IPV4 && get(Field.ETH_TYPE) != IPV6) {
            throw wrong(what, it + " with tcp, udp, sctp, icmp, icmp6, ip and ip6");
        }
    }

    private void dscp(final String word, final long value) {
        requireIp(word, "it");
        put(Field.IP_DSCP, value);
    }

    private void flags(final String word, final long value) {
        if (get(Field.IP_PROTO) != TCP) {
            throw wrong(word, "it with tcp");
        }
        put(Field.TCP_FLAGS, value);
    }

    private void fragment(final String word, final String value) {
        requireIp(word, "it");
        if (!value.equals("first") && !value.equals("later")) {
            throw wrong("fragment=" + value, "first and later");
        }
        put(Field.IP_FRAGMENT, value.equals("first") ? FIRST : LATER);
    }

    private void inner(final String word) {
        if (!bare) {
            throw wrong(word, "it with ip and ip6");
        }
        put(Field.IP_PROTO, number("proto", word.substring(PROTO.length()), 0, 255));
    }

    private long mac(final String key, final String value) {
        if (!MAC.matcher(value).matches()) {
            throw wrong(key + " '" + value + "'", "a MAC address as 02:00:00:00:00:01");
        }
        return MacAddress.of(value).bits();
    }

    private long number(final String key, final String value, final int least, final int most) {
        if (NUMBER.matcher(value).matches()) {
            final int number = Integer.decode(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw wrong(key + " '" + value + "'", "a number from " + least + " to " + most);
    }

    private long get(final Field field) {
        return fields.getOrDefault(field, 0L);
    }

    private IllegalArgumentException wrong(final String what, final String allowed) {
        return new IllegalArgumentException("packet '" + text + "': " + what + ", allowed: " + allowed);
    }
}
