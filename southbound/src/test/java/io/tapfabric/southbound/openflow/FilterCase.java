package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Match.Bits;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A match that a filter may make.
 *
 * @param match the match
 * @param octets what it is on the wire: each field's header and the rest of it
 * @param text what {@code ovs-ofctl} prints
 * @param taken packets that match, as {@code ovs-ofctl} would print them
 * @param left packets that differ in as little as can be, and do not match
 */
record FilterCase(Match match, String octets, String text, List<String> taken, List<String> left) {
    private static final Match IPV4 = Match.ANY.and(Field.ETH_TYPE, 0x800);
    private static final Match IPV6 = Match.ANY.and(Field.ETH_TYPE, 0x86dd);
    private static final Match TCP = IPV4.and(Field.IP_PROTO, 6);
    private static final Match TCP6 = IPV6.and(Field.IP_PROTO, 6);
    private static final Match UDP = IPV4.and(Field.IP_PROTO, 17);
    private static final Match SCTP = IPV4.and(Field.IP_PROTO, 132);
    private static final Match ICMP = IPV4.and(Field.IP_PROTO, 1);
    private static final Match ICMP6 = IPV6.and(Field.IP_PROTO, 58);
    private static final long PREFIX = 0x20010db800010000L;

    private static final String V4 = ",80000a02:0800";
    private static final String V6 = ",80000a02:86dd";

    static Stream<FilterCase> all() {
        return Stream.of(addresses(), headers(), fragments(), ports(), flags(), messages()).flatMap(List::stream);
    }

    /** A match with a field of which only some bits count. */
    static Match masked(final Match match, final Field field, final long value, final long mask) {
        final var fields = new TreeMap<>(match.fields());
        fields.put(field, new Bits(value, mask));
        return new Match(match.inPort(), fields);
    }

    private static FilterCase of(final Match match, final String octets, final String text, final String taken,
            final String left) {
        return new FilterCase(match, octets, text, List.of(taken.split(" ")), List.of(left.split(" ")));
    }

    private static List<FilterCase> addresses() {
        return List.of(
            of(IPV6.and(Field.IPV6_SRC_HIGH, PREFIX).and(Field.IPV6_SRC_LOW, 1),
                V6 + ",80003410:20010db8000100000000000000000001", "ipv6,ipv6_src=2001:db8:1::1",
                "ipv6,ipv6_src=2001:db8:1::1", "ipv6,ipv6_src=2001:db8:1::2 ipv6,ipv6_src=2001:db8:2::1"),
            of(IPV6.and(Field.IPV6_DST_HIGH, PREFIX).and(Field.IPV6_DST_LOW, -1L),
                V6 + ",80003610:20010db800010000ffffffffffffffff", "ipv6,ipv6_dst=2001:db8:1:0:ffff:ffff:ffff:ffff",
                "ipv6,ipv6_dst=2001:db8:1:0:ffff:ffff:ffff:ffff", "ipv6,ipv6_dst=2001:db8:1:0:ffff:ffff:ffff:fffe"),
            of(IPV6.and(Field.IPV6_SRC_HIGH, PREFIX),
                V6 + ",80003520:20010db8000100000000000000000000ffffffffffffffff0000000000000000",
                "ipv6,ipv6_src=2001:db8:1::/64", "ipv6,ipv6_src=2001:db8:1::2", "ipv6,ipv6_src=2001:db8:1:1::2"),
            of(masked(IPV6, Field.IPV6_DST_HIGH, PREFIX, -1L << 16),
                V6 + ",80003720:20010db8000100000000000000000000ffffffffffff00000000000000000000",
                "ipv6,ipv6_dst=2001:db8:1::/48", "ipv6,ipv6_dst=2001:db8:1:5::9", "ipv6,ipv6_dst=2001:db8:2:5::9"),
            of(masked(IPV6.and(Field.IPV6_DST_HIGH, PREFIX), Field.IPV6_DST_LOW, 1L << 32, -1L << 32),
                V6 + ",80003720:20010db8000100000000000100000000ffffffffffffffffffffffff00000000",
                "ipv6,ipv6_dst=2001:db8:1::1:0:0/96", "ipv6,ipv6_dst=2001:db8:1::1:0:5",
                "ipv6,ipv6_dst=2001:db8:1::2:0:5"),
            of(IPV6.and(Field.IPV6_SRC_LOW, 1),
                V6 + ",80003520:00000000000000000000000000000001" + "0000000000000000ffffffffffffffff",
                "ipv6,ipv6_src=::1/::ffff:ffff:ffff:ffff", "ipv6,ipv6_src=fe80::1", "ipv6,ipv6_src=fe80::2"),
            of(masked(masked(IPV6, Field.IPV6_SRC_HIGH, 0, 0), Field.IPV6_SRC_LOW, 0, 0), V6, "ipv6",
                "ipv6,ipv6_src=fe80::1", "ip"),
            of(masked(IPV4, Field.IPV4_SRC, 0x0a000000L, 0xff000000L), V4 + ",80001708:0a000000ff000000",
                "ip,nw_src=10.0.0.0/8", "ip,nw_src=10.255.0.1", "ip,nw_src=11.0.0.1"));
    }

    private static List<FilterCase> headers() {
        return List.of(
            of(IPV4.and(Field.IP_DSCP, 46), V4 + ",80001001:2e", "ip,nw_tos=184",
                "ip,nw_tos=184 ip,nw_tos=184,nw_ecn=1", "ip,nw_tos=180 ip"),
            of(IPV6.and(Field.IP_DSCP, 0), V6 + ",80001001:00", "ipv6,nw_tos=0", "ipv6,nw_tos=0", "ipv6,nw_tos=4"),
            of(Match.ANY.and(Field.FILTER, 7), ",00010404:00000007", "reg2=0x7", "reg2=7", "reg2=6 reg1=7 reg0=7"),
            of(Match.ANY.and(Field.DECIDED, 0), ",00010604:00000000", "reg3=0", "reg3=0 reg2=1", "reg3=1"),
            of(masked(Match.ANY, Field.FILTER, 7, 0xf), ",00010508:000000070000000f", "reg2=0x7/0xf", "reg2=0x17",
                "reg2=8"));
    }

    private static List<FilterCase> fragments() {
        return List.of(
            of(IPV4.and(Field.IP_FRAGMENT, 0), V4 + ",00013401:00", "ip,nw_frag=no", "ip,nw_frag=no",
                "ip,nw_frag=first ip,nw_frag=later"),
            of(IPV4.and(Field.IP_FRAGMENT, 1), V4 + ",00013401:01", "ip,nw_frag=first", "ip,nw_frag=first",
                "ip,nw_frag=no ip,nw_frag=later"),
            of(IPV4.and(Field.IP_FRAGMENT, 3), V4 + ",00013401:03", "ip,nw_frag=later", "ip,nw_frag=later",
                "ip,nw_frag=no ip,nw_frag=first"),
            of(masked(IPV4, Field.IP_FRAGMENT, 1, 1), V4 + ",00013502:0101", "ip,nw_frag=yes",
                "ip,nw_frag=first ip,nw_frag=later", "ip,nw_frag=no"),
            of(masked(TCP.and(Field.TCP_DST, 0), Field.IP_FRAGMENT, 1, 1),
                V4 + ",80001401:06,80001c02:0000,00013502:0101", "tcp,nw_frag=yes,tp_dst=0",
                "tcp,nw_frag=first,tcp_dst=0 tcp,nw_frag=later", "tcp,tcp_dst=0 tcp,nw_frag=first,tcp_dst=80"),
            of(masked(TCP.and(Field.TCP_FLAGS, 2), Field.IP_FRAGMENT, 0, 2),
                V4 + ",80001401:06,ffff5406:4f4e46000002,00013502:0002", "tcp,nw_frag=not_later,tcp_flags=syn",
                "tcp,tcp_flags=2 tcp,nw_frag=first,tcp_flags=2", "tcp,nw_frag=later"),
            of(masked(ICMP.and(Field.ICMP_TYPE, 0), Field.IP_FRAGMENT, 2, 2),
                V4 + ",80001401:01,80002601:00,00013502:0202", "icmp,nw_frag=later,icmp_type=0",
                "icmp,nw_frag=later", "icmp,nw_frag=first,icmp_type=0 icmp,icmp_type=0"),
            of(masked(IPV6, Field.IP_FRAGMENT, 2, 2), V6 + ",00013502:0202", "ipv6,nw_frag=later",
                "ipv6,nw_frag=later", "ipv6,nw_frag=no ipv6,nw_frag=first"),
            of(masked(TCP, Field.IP_FRAGMENT, 0, 2), V4 + ",80001401:06,00013502:0002", "tcp,nw_frag=not_later",
                "tcp,nw_frag=no tcp,nw_frag=first", "tcp,nw_frag=later"));
    }

    private static List<FilterCase> ports() {
        return List.of(
            of(TCP.and(Field.TCP_SRC, 80), V4 + ",80001401:06,80001a02:0050", "tcp,tp_src=80",
                "tcp,tcp_src=80 tcp,nw_frag=first,tcp_src=80",
                "tcp,tcp_src=81 tcp,tcp_dst=80 udp,udp_src=80 tcp6,tcp_src=80 tcp,nw_frag=later"),
            of(masked(TCP, Field.TCP_SRC, 1000, 0xfff8), V4 + ",80001401:06,80001b04:03e8fff8",
                "tcp,tp_src=0x3e8/0xfff8", "tcp,tcp_src=1000 tcp,tcp_src=1007", "tcp,tcp_src=999 tcp,tcp_src=1008"),
            of(masked(TCP, Field.TCP_SRC, 0, 0xff00), V4 + ",80001401:06,80001b04:0000ff00", "tcp,tp_src=0x0/0xff00",
                "tcp,tcp_src=255 tcp,nw_frag=later", "tcp,tcp_src=256 tcp,nw_frag=first,tcp_src=256"),
            of(TCP6.and(Field.TCP_DST, 65535), V6 + ",80001401:06,80001c02:ffff", "tcp6,tp_dst=65535",
                "tcp6,tcp_dst=65535", "tcp6,tcp_dst=65534 tcp,tcp_dst=65535"),
            of(masked(TCP6, Field.TCP_DST, 0x8000, 0x8000), V6 + ",80001401:06,80001d04:80008000",
                "tcp6,tp_dst=0x8000/0x8000", "tcp6,tcp_dst=32768 tcp6,tcp_dst=65535", "tcp6,tcp_dst=32767"),
            of(UDP.and(Field.UDP_SRC, 0).and(Field.UDP_DST, 53), V4 + ",80001401:11,80001e02:0000,80002002:0035",
                "udp,tp_src=0,tp_dst=53", "udp,udp_dst=53", "udp,udp_src=1,udp_dst=53 udp,udp_dst=54"),
            of(masked(masked(UDP, Field.UDP_SRC, 0, 0xff00), Field.UDP_DST, 1, 1),
                V4 + ",80001401:11,80001f04:0000ff00,80002104:00010001", "udp,tp_src=0x0/0xff00,tp_dst=0x1/0x1",
                "udp,udp_src=255,udp_dst=7", "udp,udp_src=256,udp_dst=7 udp,udp_src=255,udp_dst=8"),
            of(SCTP.and(Field.SCTP_SRC, 5).and(Field.SCTP_DST, 6), V4 + ",80001401:84,80002202:0005,80002402:0006",
                "sctp,tp_src=5,tp_dst=6", "sctp,sctp_src=5,sctp_dst=6",
                "sctp,sctp_src=6,sctp_dst=6 sctp,sctp_src=5,sctp_dst=7"),
            of(masked(masked(SCTP, Field.SCTP_SRC, 4, 0xfffc), Field.SCTP_DST, 8, 0xfff8),
                V4 + ",80001401:84,80002304:0004fffc,80002504:0008fff8", "sctp,tp_src=0x4/0xfffc,tp_dst=0x8/0xfff8",
                "sctp,sctp_src=7,sctp_dst=15", "sctp,sctp_src=8,sctp_dst=15 sctp,sctp_src=7,sctp_dst=16"),
            of(masked(TCP, Field.TCP_DST, 0, 0), V4 + ",80001401:06", "tcp", "tcp,tcp_dst=1", "udp"));
    }

    private static List<FilterCase> flags() {
        return List.of(
            of(TCP.and(Field.TCP_FLAGS, 0x12), V4 + ",80001401:06,ffff5406:4f4e46000012", "tcp,tcp_flags=syn|ack",
                "tcp,tcp_flags=0x12", "tcp,tcp_flags=0x02 tcp,tcp_flags=0x13 tcp,tcp_flags=0x812"),
            of(masked(TCP6, Field.TCP_FLAGS, 0x02, 0x12), V6 + ",80001401:06,ffff5508:4f4e460000020012",
                "tcp6,tcp_flags=+syn-ack", "tcp6,tcp_flags=0x02 tcp6,tcp_flags=0x03",
                "tcp6,tcp_flags=0x12 tcp6,tcp_flags=0x01"),
            of(masked(masked(TCP.and(Field.TCP_DST, 80), Field.TCP_FLAGS, 0x100, 0x100), Field.IP_FRAGMENT, 0, 2),
                V4 + ",80001401:06,80001c02:0050,ffff5508:4f4e460001000100,00013502:0002",
                "tcp,nw_frag=not_later,tp_dst=80,tcp_flags=+ns", "tcp,tcp_dst=80,tcp_flags=0x100",
                "tcp,tcp_dst=80,tcp_flags=0x0ff tcp,tcp_dst=81,tcp_flags=0x100"));
    }

    private static List<FilterCase> messages() {
        return List.of(
            of(ICMP.and(Field.ICMP_TYPE, 8), V4 + ",80001401:01,80002601:08", "icmp,icmp_type=8",
                "icmp,icmp_type=8 icmp,icmp_type=8,icmp_code=1 icmp,nw_frag=first,icmp_type=8",
                "icmp,icmp_type=0 icmp6,icmpv6_type=8"),
            of(ICMP.and(Field.ICMP_TYPE, 3).and(Field.ICMP_CODE, 255), V4 + ",80001401:01,80002601:03,80002801:ff",
                "icmp,icmp_type=3,icmp_code=255", "icmp,icmp_type=3,icmp_code=255", "icmp,icmp_type=3,icmp_code=254"),
            of(ICMP6.and(Field.ICMPV6_TYPE, 255), V6 + ",80001401:3a,80003a01:ff", "icmp6,icmp_type=255",
                "icmp6,icmpv6_type=255", "icmp6,icmpv6_type=254 icmp,icmp_type=255"),
            of(ICMP6.and(Field.ICMPV6_TYPE, 135).and(Field.ICMPV6_CODE, 0), V6 + ",80001401:3a,80003a01:87,80003c01:00",
                "icmp6,icmp_type=135,icmp_code=0", "icmp6,icmpv6_type=135,icmpv6_code=0",
                "icmp6,icmpv6_type=135,icmpv6_code=1 icmp6,icmpv6_type=136,icmpv6_code=0"));
    }
}
