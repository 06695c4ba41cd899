package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.P1;
import static io.tapfabric.southbound.openflow.Flows.P2;
import static io.tapfabric.southbound.openflow.Flows.entries;
import static io.tapfabric.southbound.openflow.Flows.map;
import static io.tapfabric.southbound.openflow.Flows.puts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.simulate.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample of conversations in a real Open vSwitch, and what the simulator makes of them. */
class RealSampleTest extends AbstractRealTest {
    private static final int CONVERSATIONS = 600;
    private static final int PACKETS = 400;
    private static final int OCTETS = 100;
    private static final int ONE_IN = 4;
    private static final int MOST = 65_535;
    private static final long SEED = 20_240_501;
    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");
    private static final int SLOTS = 256;

    private final Random random = new Random(SEED);

    /** What a packet has of IPv4 or IPv6, by ovs-ofctl's name, and of what protocol. */
    private record Kind(String name, boolean six, int protocol, Field source, Field destination) {
        boolean ports() {
            return protocol == 6 || protocol == 17 || protocol == 132;
        }
    }

    private static final List<Kind> KINDS = List.of(new Kind("tcp", false, 6, Field.TCP_SRC, Field.TCP_DST),
        new Kind("udp", false, 17, Field.UDP_SRC, Field.UDP_DST),
        new Kind("sctp", false, 132, Field.SCTP_SRC, Field.SCTP_DST),
        new Kind("icmp", false, 1, Field.ICMP_TYPE, Field.ICMP_CODE),
        new Kind("tcp6", true, 6, Field.TCP_SRC, Field.TCP_DST), new Kind("udp6", true, 17, Field.UDP_SRC,
            Field.UDP_DST), new Kind("sctp6", true, 132, Field.SCTP_SRC, Field.SCTP_DST),
        new Kind("icmp6", true, 58, Field.ICMPV6_TYPE, Field.ICMPV6_CODE));

    /** One direction of a conversation. {@code more} are the ports, or type and code. */
    private record Way(Kind kind, long[] from, long[] to, int[] more, boolean fragment) {
        Way back() {
            return new Way(kind, to, from, kind.ports() ? new int[] {more[1], more[0]} : more, fragment);
        }

        String text() {
            final var addresses = kind.six() ? ",ipv6_src=" + six(from) + ",ipv6_dst=" + six(to)
                : ",nw_src=" + four(from[1]) + ",nw_dst=" + four(to[1]);
            return kind.name() + addresses + (fragment ? ",nw_frag=first" : "") + "," + kind.source().text() + "="
                + more[0] + "," + kind.destination().text() + "=" + more[1];
        }

        /** As a datapath flow. */
        String received() {
            return "in_port(1),eth(src=" + MAC + ",dst=02:00:00:00:00:02),eth_type(0x0800),ipv4(src=" + four(from[1])
                + ",dst=" + four(to[1]) + ",proto=17,tos=0,ttl=64,frag=no),udp(src=" + more[0] + ",dst=" + more[1]
                + ")";
        }

        private static String four(final long address) {
            return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "."
                + (address & 255);
        }

        private static String six(final long[] address) {
            return String.join(":", IntStream.range(0, 8).mapToObj(i ->
                Long.toHexString(address[i / 4] >>> 48 - i % 4 * 16 & 0xffff)).toList());
        }

        Packet packet() {
            final var bare = Packet.of(MAC, MAC, 0).with(Field.ETH_TYPE, kind.six() ? 0x86dd : 0x800)
                .with(Field.IP_PROTO, kind.protocol()).with(Field.IP_FRAGMENT, fragment ? 1 : 0)
                .with(kind.source(), more[0]).with(kind.destination(), more[1]);
            return kind.six() ? bare.with(Field.IPV6_SRC_HIGH, from[0]).with(Field.IPV6_SRC_LOW, from[1])
                .with(Field.IPV6_DST_HIGH, to[0]).with(Field.IPV6_DST_LOW, to[1])
                : bare.with(Field.IPV4_SRC, from[1] & 0xffff_ffffL).with(Field.IPV4_DST, to[1] & 0xffff_ffffL);
        }
    }

    private Way way(final Kind kind) {
        final int most = kind.ports() ? 65_536 : 256;
        return new Way(kind, new long[] {random.nextLong(), random.nextLong()},
            new long[] {random.nextLong(), random.nextLong()}, new int[] {random.nextInt(most), random.nextInt(most)},
            random.nextInt(10) == 0);
    }

    private static SortedMap<FlowKey, FlowEntry> flows(final int of) {
        return flows(new Action.Multipath(of, 0, Field.SAMPLE));
    }

    private static SortedMap<FlowKey, FlowEntry> flows(final Action.Multipath multipath) {
        final var cookie = Cookie.shared(Cookie.Role.SAMPLE);
        return new TreeMap<>(Map.of(
            new FlowKey(Table.INPUT, 5, Match.in(P1).and(Field.ETH_TYPE, 0x800)), new FlowEntry(cookie,
                List.of(multipath, new Action.Resubmit(Table.SAMPLE))),
            new FlowKey(Table.INPUT, 5, Match.in(P1).and(Field.ETH_TYPE, 0x86dd)), new FlowEntry(cookie,
                List.of(multipath, new Action.Resubmit(Table.SAMPLE))),
            new FlowKey(Table.SAMPLE, 6, Match.ANY.and(Field.SAMPLE, 0)), new FlowEntry(cookie,
                List.of(new Action.Output(P2))),
            new FlowKey(Table.SAMPLE, 5, Match.ANY), new FlowEntry(cookie, List.of())));
    }

    private static Simulator load(final SortedMap<FlowKey, FlowEntry> flows) throws Exception {
        final var wire = new ArrayList<WireFlow>();
        flows.forEach((key, entry) -> wire.add(Flows.ENCODER.encode(key, entry).orElseThrow()));
        link.apply(puts(wire));
        assertEquals(map(wire), entries(link.readFlows()), ovs.dump());
        return new Simulator(flows);
    }

    /** The number of a conversation, of {@code of}: of several simulated switches, the one that sends it on. */
    private static long simulated(final Packet packet, final Action.Multipath multipath) {
        final var all = new TreeMap<>(flows(multipath));
        all.put(new FlowKey(Table.SAMPLE, 7, Match.ANY), new FlowEntry(Cookie.shared(Cookie.Role.SAMPLE),
            List.of(new Action.Output(P2))));
        return new Simulator(all).run(P1, packet).sent().get(0).packet().get(multipath.into());
    }

    private static long traced(final Way way, final Field register) throws Exception {
        final var trace = ovs.trace("brtap", way.text() + ",in_port=1");
        final var found = Pattern.compile("(?s)Final flow: .*?" + register.text() + "=0x([0-9a-f]+)").matcher(trace);
        return found.find() ? Long.parseLong(found.group(1), 16) : 0;
    }

    private static Stream<Action.Multipath> multipaths() {
        return Stream.of(new Action.Multipath(MOST, 0, Field.SAMPLE), new Action.Multipath(SLOTS, 1, Field.SLOT),
            new Action.Multipath(MOST, 65_535, Field.GROUP));
    }

    @ParameterizedTest
    @MethodSource("multipaths")
    void theSimulatorFindsTheSameNumber(final Action.Multipath multipath) throws Exception {
        load(flows(multipath));
        for (int i = 0; i < CONVERSATIONS; i++) {
            final var way = way(KINDS.get(i % KINDS.size()));
            final long number = traced(way, multipath.into());
            assertEquals(number, simulated(way.packet(), multipath), () -> "seed " + SEED + ": " + way.text());
            assertEquals(number, simulated(way.back().packet(), multipath), () -> "back: " + way.text());
            if (i < 2 * KINDS.size()) {
                assertEquals(number, traced(way.back(), multipath.into()), () -> "back: " + way.text());
            }
        }
    }

    @Test
    void exactlyTheSampledConversationsPass() throws Exception {
        final var simulator = load(flows(ONE_IN));
        final var udp = KINDS.get(1);
        final var ways = IntStream.range(0, PACKETS).mapToObj(i -> way(udp)).map(way ->
            new Way(udp, way.from(), way.to(), way.more(), false)).toList();
        final long expected = ways.stream().filter(way -> !simulator.run(P1, way.packet()).sent().isEmpty()).count();
        assertTrue(Math.abs(expected - PACKETS / ONE_IN) < 40, () -> expected + " of " + PACKETS);
        for (boolean back : new boolean[] {false, true}) {
            final long before = Long.parseLong(ovs.sentOctets("p2"));
            for (int from = 0; from < PACKETS; from += OCTETS) {
                ovs.receiveAll("p1", ways.subList(from, from + OCTETS).stream().map(way -> back ? way.back() : way)
                    .map(Way::received).toList(), OCTETS);
            }
            assertEquals(expected * OCTETS, Long.parseLong(ovs.sentOctets("p2")) - before);
        }
    }
}
