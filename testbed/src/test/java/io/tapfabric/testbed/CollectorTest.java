package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Copies to collectors that know nothing of us: tshark decodes on the underlay what was asked for, what is inside is
 * octet for octet what the guest sent and received, and Open vSwitch and Linux take it.
 */
@EndToEnd
class CollectorTest {
    private static final int OWN = 900;
    private static final int FLOWS_OWN = 700;
    /** Octets of ICMP data: the first fills a packet of 1,500 octets, the second has to be sent in three. */
    private static final int FULL = 1472;
    private static final int FRAGMENTED = 4000;

    @Test
    @DisplayName("each kind: decoded as asked, by identity of tap-flow, sink and number, and octet for octet inside")
    void decoded(final Scenario scenario) {
        final var source = scenario.vm("h1", 110);
        final var peer = scenario.vm("h1", 110);
        addIpv6(scenario);
        final var kinds = Collector.all().toList();
        final var bySink = services(scenario, kinds, kind -> kind.sink(OWN));
        final var byFlow = services(scenario, kinds, kind -> kind.sink(OWN + 1));
        final var byNumber = services(scenario, kinds, Collector::sink);
        final var enabled = "\"enabled\": true";
        final var flows = List.of(scenario.flowTo(bySink, source, enabled),
            scenario.flowTo(byFlow, source, "\"identity\": " + FLOWS_OWN), scenario.flowTo(byNumber, source, enabled));
        flows.forEach(scenario::awaitEffect);
        final var number = scenario.flowState(flows.get(2)).path("number").asLong();
        awaitNeighbours(scenario, source, peer);

        final var sent = scenario.keep(Capture.ofAll(scenario.hosts(), source));
        final var underlay = scenario.keep(Capture.onUnderlay(scenario.hosts(), "h1"));
        converse(scenario, source, peer);
        underlay.settle();
        sent.settle();
        final var expected = icmp(sent.frames());
        assertEquals(2 * (5 + 1 + 3), expected.size(), "requests and replies");
        final var packets = packets(kinds, underlay.frames().stream().filter(frame -> frame.type() != Frame.MARKER)
            .toList());
        long copies = 0;
        for (var kind : kinds) {
            for (var identity : List.of((long) OWN, (long) FLOWS_OWN, number)) {
                final var got = packets.stream().filter(packet -> kind.got(packet.fields, identity))
                    .map(packet -> packet.frame.behind(kind.headers())).toList();
                assertEquals(counted(expected), counted(icmp(got)), kind + " identity " + identity);
                copies += got.size();
            }
        }
        assertEquals(copies, packets.stream().filter(packet -> isCopy(packet.fields)).count(), "no others");
    }

    @Test
    @DisplayName("each kind on an underlay of MTU 1500: a full packet is cut to what fits, and not sent in fragments")
    void cut(final Scenario scenario) {
        final var source = scenario.vm("h1", 112);
        final var peer = scenario.vm("h1", 112);
        addIpv6(scenario);
        final var kinds = Collector.all().toList();
        final var flows = services(scenario, kinds, Collector::sink).stream().map(service ->
            scenario.flowTo(List.of(service), source, "\"enabled\": true")).toList();
        OversizeTest.underlay(scenario, 1500);
        flows.forEach(flow -> {
            scenario.awaitFlow(flow, "DEGRADED");
            assertEquals(List.of("mtu-too-small"), scenario.problems(flow));
        });
        awaitNeighbours(scenario, source, peer);

        final var underlay = scenario.keep(Capture.onUnderlay(scenario.hosts(), "h1"));
        final var ping = Ping.sized(FULL, 1, scenario.hosts(), source, peer);
        underlay.settle();
        final var packets = packets(kinds, underlay.frames().stream().filter(frame -> frame.type() != Frame.MARKER)
            .toList());
        for (var nr = 0; nr < kinds.size(); nr++) {
            final var kind = kinds.get(nr);
            final var number = scenario.flowState(flows.get(nr)).path("number").asLong();
            assertEquals(List.of(1514, 1514), packets.stream().filter(packet -> kind.got(packet.fields, number))
                .filter(packet -> packet.frame.behind(kind.headers()).echo().filter(echo -> echo.id() == ping.id())
                    .isPresent()).map(packet -> packet.frame.octets()).toList(), kind.toString());
        }
    }

    @Test
    @DisplayName("a foreign Open vSwitch takes GRE by its key, and a vxlan device of Linux VXLAN by its VNI")
    void receivedByForeignPeers(final Scenario scenario) {
        final var source = scenario.vm("h1", 111);
        final var peer = scenario.vm("h1", 111);
        final var other = scenario.guest("h3", source.vlan());
        final var gre = foreignSwitch(scenario, other);
        final var vxlan = foreignDevice(scenario);
        scenario.activeFlow(scenario.serviceTo("\"remote\": {\"address\": \"172.31.0.3\", \"gre\": {\"key\": 305}}"),
            source, "BOTH");
        scenario.activeFlow(scenario.serviceTo("\"remote\": {\"address\": \"%s\", \"vxlan\": {\"vni\": 77, "
            .formatted(Collector.ADDRESS) + "\"udp-port\": 4790}}"), source, "BOTH");
        awaitArrival(scenario, source, peer, List.of(gre, vxlan));

        final var sent = scenario.keep(Capture.ofAll(scenario.hosts(), source));
        final var ids = converse(scenario, source, peer);
        awaitArrival(scenario, source, peer, List.of(gre, vxlan));
        sent.settle();
        final Predicate<Frame> meant = frame -> frame.isLaterFragment()
            || frame.echo().filter(echo -> ids.contains(echo.id())).isPresent();
        final var expected = icmp(sent.frames()).stream().filter(meant).toList();
        assertEquals(2 * (5 + 1 + 3), expected.size(), "requests and replies");
        assertEquals(counted(expected), counted(icmp(gre.frames()).stream().filter(meant).toList()), "GRE");
        assertEquals(counted(expected), counted(icmp(vxlan.frames()).stream().filter(meant).toList()), "VXLAN");
    }

    /** A bridge of a host that is not ours: what comes in by GRE of key 305 goes to a guest. */
    private static Capture foreignSwitch(final Scenario scenario, final Guest guest) {
        final var hosts = scenario.hosts();
        hosts.vsctl("h3", "add-br", "br-col", "--", "set", "bridge", "br-col", "datapath_type=netdev",
            "fail_mode=secure", "--", "add-port", "br-col", "gre-col", "--", "set", "interface", "gre-col", "type=gre",
            "options:remote_ip=172.31.0.1", "options:key=305");
        scenario.atEnd(() -> hosts.vsctl("h3", "del-br", "br-col"));
        hosts.plugInSilent(guest, "br-col");
        scenario.atEnd(() -> hosts.remove(guest));
        hosts.ofctl("h3", "add-flow", "br-col", "in_port=gre-col,actions=output:" + guest.port());
        return scenario.keep(Capture.at(hosts, guest));
    }

    /** Linux, where no Open vSwitch is: a network device that takes VNI 77. */
    private static Capture foreignDevice(final Scenario scenario) {
        final var hosts = scenario.hosts();
        hosts.run("exec", "ctl", "ip", "link", "add", "vx77", "type", "vxlan", "id", "77", "dstport", "4790", "local",
            Collector.ADDRESS, "remote", "172.31.0.1", "dev", "under0");
        scenario.atEnd(() -> hosts.run("exec", "ctl", "ip", "link", "del", "vx77"));
        hosts.run("exec", "ctl", "ip", "link", "set", "vx77", "up");
        return scenario.keep(Capture.from(hosts, "h1", "under0", "ctl", "vx77"));
    }

    /** Five packets, a full one and a fragmented one, each with its reply; returns what they are known by. */
    private static List<Integer> converse(final Scenario scenario, final Guest source, final Guest peer) {
        return Stream.of(Ping.brief(5, scenario.hosts(), source, peer),
            Ping.sized(FULL, 1, scenario.hosts(), source, peer),
            Ping.fragmented(FRAGMENTED, 1, scenario.hosts(), source, peer)).map(Ping::id).toList();
    }

    /** Copies are lost until the collector has answered ARP or neighbour discovery. */
    private static void awaitNeighbours(final Scenario scenario, final Guest source, final Guest peer) {
        await("the collector answers").untilAsserted(() -> {
            Ping.brief(1, scenario.hosts(), source, peer);
            final var known = scenario.hosts().run("appctl", "h1", "tnl/neigh/show");
            assertTrue(known.contains(Collector.ADDRESS) && known.contains(Collector.IPV6_ADDRESS), known);
        });
    }

    /** Sends something until it arrives everywhere; what was sent before is there then. */
    private static void awaitArrival(final Scenario scenario, final Guest source, final Guest peer,
            final List<Capture> captures) {
        await("a packet arrives").until(() -> {
            final var ping = Ping.brief(1, scenario.hosts(), source, peer);
            final var seen = DataPlaneTest.seen(ping, "BOTH");
            return captures.stream().allMatch(capture -> capture.echoes(ping.id()).equals(seen));
        });
    }

    private static void addIpv6(final Scenario scenario) {
        final var hosts = scenario.hosts();
        final var collector = List.of("ctl", Collector.IPV6_ADDRESS + "/64", "under0");
        for (var end : List.of(List.of("h1", "fd00:31::1/64", "br-phy"), collector)) {
            hosts.run("exec", end.get(0), "ip", "address", "add", end.get(1), "dev", end.get(2), "nodad");
            scenario.atEnd(() -> hosts.run("exec", end.get(0), "ip", "address", "del", end.get(1), "dev", end.get(2)));
        }
    }

    private static List<String> services(final Scenario scenario, final List<Collector> kinds,
            final Function<Collector, String> sink) {
        return kinds.stream().map(sink).map(scenario::serviceTo).toList();
    }

    /** A packet on the underlay, as it is and as tshark has it. */
    private record Packet(Frame frame, Map<String, String> fields) {
    }

    private static List<Packet> packets(final List<Collector> kinds, final List<Frame> frames) {
        final var names = new TreeSet<String>();
        kinds.forEach(kind -> {
            names.addAll(kind.seen().keySet());
            names.add(kind.identity());
        });
        names.remove("protocols");
        names.add("frame.protocols");
        final var fields = Tshark.fields(frames, List.copyOf(names), "udp.port==" + Collector.UDP_PORT + ",vxlan");
        final var packets = new ArrayList<Packet>();
        for (var nr = 0; nr < frames.size(); nr++) {
            packets.add(new Packet(frames.get(nr), fields.get(nr)));
        }
        return packets;
    }

    /** Whether somebody sent it to the collector with a frame inside. */
    private static boolean isCopy(final Map<String, String> fields) {
        return fields.get("frame.protocols").lastIndexOf(":eth:") > 0
            && (fields.get("ip.dst").equals(Collector.ADDRESS)
                || fields.get("ipv6.dst").equals(Collector.IPV6_ADDRESS));
    }

    private static List<Frame> icmp(final List<Frame> frames) {
        return frames.stream().filter(Frame::isIcmp).toList();
    }

    /** How often each frame is there, by all its octets. */
    private static SortedMap<String, Integer> counted(final List<Frame> frames) {
        final var counted = new TreeMap<String, Integer>();
        frames.forEach(frame -> counted.merge(frame.hex(), 1, Integer::sum));
        return counted;
    }
}
