package io.tapfabric.planner.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.simulate.Packet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketTextTest {
    private static final String PROTOCOLS =
        "tcp, udp, sctp, icmp, icmp6, ip, ip6, arp, or an Ethernet type as 0x88cc";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tcp,10.0.0.1:1000>10.0.0.2:80 | eth_type=800 nw_proto=6 nw_src=a000001 nw_dst=a000002 tcp_src=3e8 tcp_dst=50
        udp,10.0.0.1>10.0.0.2         | eth_type=800 nw_proto=11 nw_src=a000001 nw_dst=a000002
        sctp,1.2.3.4:1>1.2.3.5:0      | eth_type=800 nw_proto=84 nw_src=1020304 nw_dst=1020305 sctp_src=1
        tcp,[::1]:2>[::2]:3           | eth_type=86dd nw_proto=6 ipv6_src.low=1 ipv6_dst.low=2 tcp_src=2 tcp_dst=3
        udp,2001:db8::1>::2           | eth_type=86dd nw_proto=11 ipv6_src.high=20010db800000000 ipv6_src.low=1 \
        ipv6_dst.low=2
        icmp,1.1.1.1>1.1.1.2,type=8   | eth_type=800 nw_proto=1 nw_src=1010101 nw_dst=1010102 icmp_type=8
        icmp6,::1>::2,type=128,code=1 | eth_type=86dd nw_proto=3a ipv6_src.low=1 ipv6_dst.low=2 icmpv6_type=80 \
        icmpv6_code=1
        ip,1.1.1.1>1.1.1.2,proto=47   | eth_type=800 nw_proto=2f nw_src=1010101 nw_dst=1010102
        ip,1.1.1.1:5>1.1.1.2:6,proto=6 | eth_type=800 nw_proto=6 nw_src=1010101 nw_dst=1010102 tcp_src=5 tcp_dst=6
        ip6                           | eth_type=86dd
        arp,vlan=20                   | vlan_vid=1014 eth_type=806
        0x88cc,src=02:00:00:00:00:09  | dl_src=20000000009 eth_type=88cc
        tcp,flags=0x12,dscp=46        | eth_type=800 nw_proto=6 ip_dscp=2e tcp_flags=12
        tcp,fragment=first            | eth_type=800 nw_proto=6 ip_frag=1
        tcp, fragment=later, dst=02:00:00:00:00:01 | dl_dst=20000000001 eth_type=800 nw_proto=6 ip_frag=3
        """)
    void readsPackets(final String text, final String fields) {
        final var packet = PacketText.read(text);
        assertEquals(fields.replaceAll("\\s+", " "), text(packet));
        assertEquals(packet, PacketText.read(PacketWords.of(packet)), PacketWords.of(packet));
    }

    @Test
    void writesWhatItReads() {
        assertEquals("tcp,10.0.0.1:1000>10.0.0.2:80,src=02:00:00:00:00:01,dst=00:00:00:00:00:00,vlan=20,dscp=46,"
            + "flags=18,length=60", PacketWords.of(PacketText.read(
                "tcp,10.0.0.1:1000>10.0.0.2:80,vlan=20,dscp=46,flags=0x12,src=02:00:00:00:00:01")));
        assertEquals("ip6,::>::1,src=00:00:00:00:00:00,dst=00:00:00:00:00:00,length=60",
            PacketWords.of(PacketText.read("ip6,::>::1")));
        assertEquals("udp,[::]:5>::1,src=00:00:00:00:00:00,dst=00:00:00:00:00:00,fragment=first,length=60",
            PacketWords.of(PacketText.read("udp,[::]:5>::1,fragment=first")));
    }

    @Test
    void readsTheLength() {
        assertEquals(1500, PacketText.read("tcp,length=1500").octets());
        assertEquals(60, PacketText.read("tcp").octets());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tpc,1.1.1.1>1.1.1.2   | protocol 'tpc', allowed: PROTOCOLS
        ''                    | protocol '', allowed: PROTOCOLS
        tcp,1.1.1.1:70000>::1 | port '70000', allowed: a number from 0 to 65535
        tcp,1.1.1.1>::1       | addresses of IPv4 and IPv6, allowed: one family
        icmp6,1.1.1.1>1.1.1.2 | address of IPv4, allowed: IPv6
        arp,1.1.1.1>1.1.1.2   | addresses, allowed: them with tcp, udp, sctp, icmp, icmp6, ip and ip6
        icmp,1.1.1.1:1>1.1.1.2 | port 1, allowed: it with tcp, udp and sctp
        tcp,type=8            | type=8, allowed: it with icmp and icmp6
        tcp,1.1.1.1/24>1.1.1.2 | address '1.1.1.1/24', allowed: an IPv4 or IPv6 address
        tcp,me>1.1.1.2        | address 'me', allowed: an IPv4 or IPv6 address
        tcp,1.1.1.1>          | '1.1.1.1>', allowed: SOURCE>DESTINATION
        tcp,vlan=0            | vlan '0', allowed: a number from 1 to 4094
        tcp,vlan=x            | vlan 'x', allowed: a number from 1 to 4094
        tcp,vlan=1,vlan=2     | two of vlan=, allowed: one
        tcp,1.1.1.1>1.1.1.2,1.1.1.1>1.1.1.3 | two of SOURCE>DESTINATION, allowed: one
        icmp,::1>::2          | address of IPv6, allowed: IPv4
        arp,dscp=1            | dscp=1, allowed: it with tcp, udp, sctp, icmp, icmp6, ip and ip6
        arp,fragment=first    | fragment=first, allowed: it with tcp, udp, sctp, icmp, icmp6, ip and ip6
        udp,flags=2           | flags=2, allowed: it with tcp
        tcp,1.1.1.1:1>1.1.1.2,fragment=later | ports, flags, type or code of a later fragment, allowed: none: \
        only the first one has them
        0x5ff                 | protocol '0x5ff', allowed: PROTOCOLS
        tcp,length=13         | length '13', allowed: a number from 14 to 65535
        tcp,fragment=middle   | fragment=middle, allowed: first and later
        tcp,colour=red        | 'colour=red', allowed: KEY=VALUE with a key of KEYS
        tcp,src=02            | src '02', allowed: a MAC address as 02:00:00:00:00:01
        tcp,proto=17          | proto=17, allowed: it with ip and ip6
        """)
    void refusesWhatIsNoPacket(final String text, final String why) {
        final var refusal = assertThrows(IllegalArgumentException.class, () -> PacketText.read(text));
        assertEquals("packet '" + text + "': " + why.replace("PROTOCOLS", PROTOCOLS).replace("KEYS", PacketText.KEYS),
            refusal.getMessage());
    }

    /** The fields that are not zero, in hexadecimal; of IPv6 addresses, by halves. */
    private static String text(final Packet packet) {
        final var fields = new TreeMap<>(packet.fields());
        return fields.entrySet().stream().map(entry -> name(entry) + "=" + Long.toHexString(entry.getValue()))
            .collect(Collectors.joining(" "));
    }

    private static String name(final Map.Entry<Field, Long> entry) {
        final var name = entry.getKey().name();
        return entry.getKey().text() + (name.endsWith("_HIGH") ? ".high" : name.endsWith("_LOW") ? ".low" : "");
    }
}
