package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What went wrong with mirrors in Faucet, and what Open vSwitch promises of its own (its cases "ofproto-dpif -
 * mirroring"), asked of tap-flows. Not here: several VLANs are in {@link SourceKindsTest}, a sink that sends
 * (output_port) in {@link DataPlaneTest}, snaplen in {@link OversizeTest}; there is no output_vlan.
 */
@EndToEnd
class MirrorScenariosTest {
    private static final int COUNT = 5;
    private static final String NOBODY = "02:00:00:00:77:77";

    @Test
    @DisplayName("faucet#2151: two ports begin to be mirrored in one change; their conversation does not notice")
    void twoInOneChange(final Scenario scenario) {
        final var left = scenario.vm("h1", 10);
        final var right = scenario.vm("h1", 10);
        final var sink = scenario.sink("h1");
        final var service = scenario.service(sink);
        final var capture = scenario.capture(sink);
        final var ping = scenario.fastPing(left, right);
        scenario.atEnd(() -> Stream.of("two-left", "two-right").forEach(scenario::deleteFlow));
        scenario.restconf().patch("tapfabric:taps", "{\"tapfabric:taps\": {\"tap-flow\": [%s]}}".formatted(
            Map.of("two-left", left, "two-right", right).entrySet().stream().map(entry -> """
                {"id": "%s", "tap-service": ["%s"], "source": [{"id": "nic", %s}]}"""
                .formatted(entry.getKey(), service, Scenario.vnic(entry.getValue())))
                .collect(Collectors.joining(",")))).orFail();
        Stream.of("two-left", "two-right").forEach(scenario::awaitEffect);
        ping.awaitReplies(100);
        ping.stop();
        // at this rate a request may be on its way when the ping is ended
        assertEquals(ping.newest(), ping.replies().size(), ping.toString());
        assertEquals(0, ping.duplicates());
        final var after = Ping.times(COUNT, scenario.hosts(), left, right);
        capture.settle();
        assertEquals(times(2, DataPlaneTest.seen(after, "BOTH")), capture.echoes(after.id()), "once a tap-flow");
    }

    @Test
    @DisplayName("faucet#2153, #3334: what two mirrored ports say to each other, or flood, is copied once to one sink")
    void talkOfTwoMirroredPorts(final Scenario scenario) {
        final var left = scenario.vm("h1");
        final var right = scenario.vm("h1");
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        scenario.activeFlowFrom(scenario.service(sink), "BOTH", Scenario.vnic(left), Scenario.vnic(right));
        final var ping = Ping.times(COUNT, scenario.hosts(), left, right);
        final var broadcast = Ping.toAll(COUNT, scenario.hosts(), right, "10.0.255.255");
        capture.settle();
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()));
        assertEquals(broadcast.requestsOnce(), capture.echoes(broadcast.id()));
    }

    @Test
    @DisplayName("faucet#1537, #1780: a mirrored port's broadcast is copied once, and others' broadcasts to it once")
    void broadcasts(final Scenario scenario) {
        final var mirrored = scenario.vm("h1", 20);
        final var other = scenario.vm("h1", 20);
        final var sink = scenario.sink("h1");
        final var capture = scenario.capture(sink);
        scenario.activeFlow(scenario.service(sink), mirrored, "BOTH");
        final var own = Ping.toAll(COUNT, scenario.hosts(), mirrored, "10.0.255.255");
        final var others = Ping.toAll(COUNT, scenario.hosts(), other, "10.0.255.255");
        capture.settle();
        assertEquals(own.requestsOnce(), capture.echoes(own.id()), "its own");
        assertEquals(others.requestsOnce(), capture.echoes(others.id()), "another's");
    }

    @Test
    @DisplayName("faucet#1623: a broadcast that comes from another switch of the stack is copied at the mirrored port")
    void broadcastFromAnotherSwitch(final Scenario scenario) {
        final var mirrored = scenario.vm("h1", 20);
        final var far = scenario.vm("h2", 20);
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        scenario.activeFlow(scenario.service(sink), mirrored, "IN");
        final var broadcast = Ping.toAll(COUNT, scenario.hosts(), far, "10.0.255.255");
        capture.settle();
        assertEquals(broadcast.requestsOnce(), capture.echoes(broadcast.id()));
    }

    @Test
    @DisplayName("faucet#2593: a copy of what floods to an untagged port has no tag")
    void copiesOfFloodsHaveNoTag(final Scenario scenario) {
        final var sender = scenario.vm("h2", 30);
        final var mirrored = scenario.vm("h1", 30);
        final var sink = scenario.sink("h1");
        final var capture = scenario.capture(sink);
        scenario.activeFlow(scenario.service(sink), mirrored, "IN");
        final var broadcast = Ping.toAll(COUNT, scenario.hosts(), sender, "224.1.1.1");
        capture.settle();
        assertEquals(broadcast.requestsOnce(), capture.echoes(broadcast.id()));
        assertTrue(capture.frames().stream().allMatch(frame -> frame.vlan().isEmpty()));
    }

    @Test
    @DisplayName("faucet#2704: what floods for want of an address: its sender's copy once, a whole VLAN's once")
    void unknownDestination(final Scenario scenario) {
        final var sender = scenario.vm("h1", 40);
        final var hearer = scenario.vm("h1", 40);
        final var nics = scenario.sink("h1");
        final var wide = scenario.sink("h2");
        final var captures = Stream.of(nics, wide, hearer).map(scenario::capture).toList();
        scenario.activeFlowFrom(scenario.service(nics), "BOTH", Scenario.vnic(sender), Scenario.vnic(hearer));
        scenario.activeFlowFrom(scenario.service(wide), "BOTH", vlans(scenario, "40"));
        final var nobody = scenario.guest("h1", OptionalInt.of(40));
        neighbour(scenario, sender, nobody, NOBODY);
        final var flood = Ping.toAll(COUNT, scenario.hosts(), sender, nobody.address());
        captures.forEach(Capture::settle);
        captures.forEach(capture -> assertEquals(flood.requestsOnce(), capture.echoes(flood.id())));
    }

    @Test
    @DisplayName("Open vSwitch, select_src, select_dst and select_all: OUT, IN and a whole bridge, each packet once")
    void selections(final Scenario scenario) {
        final var source = scenario.vm("h1", 50);
        final var peer = scenario.vm("h1", 50);
        final var sinks = Stream.of("h1", "h2", "h1").map(scenario::sink).toList();
        final var captures = sinks.stream().map(scenario::capture).toList();
        scenario.activeFlow(scenario.service(sinks.get(0)), source, "OUT");
        scenario.activeFlow(scenario.service(sinks.get(1)), source, "IN");
        scenario.activeFlowFrom(scenario.service(sinks.get(2)), "BOTH",
            "\"vswitch\": {\"host\": \"%s\", \"bridge\": \"br-int\"}".formatted(scenario.hosts().systemId("h1")));
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        final var directions = List.of("OUT", "IN", "BOTH");
        for (var i = 0; i < captures.size(); i++) {
            assertEquals(DataPlaneTest.seen(ping, directions.get(i)), captures.get(i).echoes(ping.id()),
                directions.get(i));
        }
    }

    @Test
    @DisplayName("Open vSwitch, select_vlan: of a port that carries several VLANs, only the one that was asked for")
    void vlanOfATrunk(final Scenario scenario) {
        final var trunk = scenario.vm("h1");
        final var peer = scenario.vm("h1", 61);
        final var native62 = scenario.vm("h1", 62);
        final var sink = scenario.sink("h1");
        final var captures = Stream.of(sink, trunk).map(scenario::capture).toList();
        scenario.hosts().vsctl("h1", "set", "port", trunk.port(), "vlan_mode=native-untagged", "tag=62",
            "trunks=61,62");
        scenario.activeFlowFrom(scenario.service(sink), "BOTH", vlans(scenario, "61"));
        final var inside = Ping.toAll(COUNT, scenario.hosts(), peer, "10.0.255.255");
        final var outside = Ping.times(COUNT, scenario.hosts(), trunk, native62);
        captures.forEach(Capture::settle);
        captures.forEach(capture -> assertEquals(inside.requestsOnce(), capture.echoes(inside.id())));
        assertEquals(COUNT, outside.replies().size());
        assertEquals(new TreeMap<>(), captures.get(0).echoes(outside.id()));
    }

    @Test
    @DisplayName("Open vSwitch, metadata modification: a flow that changes the input port makes no second copy")
    void metadataChanged(final Scenario scenario) {
        final var source = scenario.vm("h1", 70);
        final var peer = scenario.vm("h1", 70);
        final var sinks = Stream.of("h1", "h1").map(scenario::sink).toList();
        final var captures = sinks.stream().map(scenario::capture).toList();
        scenario.activeFlow(scenario.service(sinks.get(0)), source, "BOTH");
        scenario.activeFlowFrom(scenario.service(sinks.get(1)), "BOTH", vlans(scenario, "70"));
        Ping.times(1, scenario.hosts(), source, peer);
        flow(scenario, "in_port=" + source.port() + ",icmp,actions=load:0->NXM_OF_IN_PORT[],output:" + peer.port());
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        assertEquals(COUNT, ping.replies().size());
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), captures.get(0).echoes(ping.id()), "of the NIC");
        assertEquals(ping.repliesOnce(), replies(captures.get(1).echoes(ping.id())), "of the VLAN");
    }

    @Test
    @DisplayName("Open vSwitch, recirculation: a packet that goes through connection tracking is copied once")
    void recirculated(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sinks = Stream.of("h1", "h2").map(scenario::sink).toList();
        final var captures = sinks.stream().map(scenario::capture).toList();
        scenario.activeFlowFrom(scenario.service(sinks.get(0)), "BOTH", Scenario.vnic(source), Scenario.vnic(peer));
        scenario.activeFlowFrom(scenario.service(sinks.get(1)), "BOTH", vlans(scenario, "0"));
        flow(scenario, "table=0,icmp,actions=ct(table=1)");
        flow(scenario, "table=1,icmp,actions=NORMAL");
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        assertEquals(COUNT, ping.replies().size());
        captures.forEach(capture -> assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id())));
    }

    @Test
    @DisplayName("Open vSwitch, OFPP_NONE ingress port: a packet that the switch itself makes is IN for its receiver")
    void madeByTheSwitch(final Scenario scenario) {
        final var receiver = scenario.vm("h1");
        final var sink = scenario.sink("h1");
        final var capture = scenario.capture(sink);
        scenario.activeFlow(scenario.service(sink), receiver, "BOTH");
        final var marker = Frame.MARKER + 1;
        scenario.hosts().ofctl("h1", "-O", "OpenFlow14", "packet-out", "br-int", "in_port=NONE packet="
            + receiver.mac().replace(":", "") + "020000000001%04x".formatted(marker) + "00".repeat(50)
            + " actions=output:" + receiver.port());
        capture.settle();
        assertEquals(1, capture.frames().stream().filter(frame -> frame.type() == marker).count());
    }

    @Test
    @DisplayName("Open vSwitch, packets changed on the way (routing): OUT as it was sent, IN as it was received")
    void routed(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var out = scenario.sink("h1");
        final var in = scenario.sink("h2");
        final var both = scenario.sink("h1");
        final var captures = Stream.of(out, in, both).map(scenario::capture).toList();
        scenario.activeFlow(scenario.service(out), source, "OUT");
        scenario.activeFlow(scenario.service(in), peer, "IN");
        scenario.activeFlowFrom(scenario.service(both), "BOTH", Scenario.vnic(source), Scenario.vnic(peer));
        route(scenario, source, peer);
        route(scenario, peer, source);
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        assertEquals(COUNT, ping.replies().size());
        captures.subList(0, 2).forEach(capture -> assertEquals(ping.requestsOnce(), capture.echoes(ping.id())));
        assertEquals(times(2, DataPlaneTest.seen(ping, "BOTH")), captures.get(2).echoes(ping.id()), "before and after");
        assertEquals(List.of(NOBODY), destinations(captures.get(0), ping));
        assertEquals(List.of(peer.mac()), destinations(captures.get(1), ping));
    }

    @Test
    @DisplayName("Open vSwitch, VLAN changed on the way: OUT as it was sent, IN of the VLAN in which it leaves")
    void vlanChanged(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1", 83);
        final var out = scenario.sink("h1");
        final var in = scenario.sink("h1");
        final var captures = Stream.of(out, in, peer).map(scenario::capture).toList();
        scenario.activeFlow(scenario.service(out), source, "OUT");
        scenario.activeFlowFrom(scenario.service(in), "IN", vlans(scenario, "83"));
        final var ping = throughVlan83(scenario, source, peer);
        captures.forEach(Capture::settle);
        captures.forEach(capture -> assertEquals(ping.requestsOnce(), capture.echoes(ping.id())));
    }

    @Test
    @DisplayName("Open vSwitch before 3.3, VLAN changed on the way: BOTH of VLANs sees it as it entered, and only so")
    void vlanChangedWithinOneMirror(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1", 83);
        final var sinks = Stream.of("h1", "h1", "h2").map(scenario::sink).toList();
        final var captures = sinks.stream().map(scenario::capture).toList();
        assumeTrue(scenario.hosts().vsctl("h1", "get", "open", ".", "ovs_version").matches("\"?3\\.[0-2]\\..*"));
        scenario.activeFlowFrom(scenario.service(sinks.get(0)), "BOTH", vlans(scenario, "0"));
        scenario.activeFlowFrom(scenario.service(sinks.get(1)), "BOTH", vlans(scenario, "0-100"));
        scenario.activeFlowFrom(scenario.service(sinks.get(2)), "BOTH", vlans(scenario, "83"));
        final var ping = throughVlan83(scenario, source, peer);
        captures.forEach(Capture::settle);
        assertEquals(List.of(ping.requestsOnce(), ping.requestsOnce(), new TreeMap<>()),
            captures.stream().map(capture -> capture.echoes(ping.id())).toList());
    }

    /** Sends from a port without VLAN to one of VLAN 83; a flow of br-int puts the packets there. */
    private static Ping throughVlan83(final Scenario scenario, final Guest source, final Guest peer) {
        neighbour(scenario, source, peer, peer.mac());
        flow(scenario, "in_port=" + source.port() + ",icmp,actions=mod_vlan_vid:83,NORMAL");
        return Ping.toAll(COUNT, scenario.hosts(), source, peer.address());
    }

    private static List<String> destinations(final Capture capture, final Ping ping) {
        return capture.frames().stream().filter(frame -> frame.echo().filter(echo -> echo.id() == ping.id())
            .isPresent()).map(Frame::destination).distinct().toList();
    }

    private static SortedMap<Echo, Integer> replies(final SortedMap<Echo, Integer> echoes) {
        final var replies = new TreeMap<>(echoes);
        replies.keySet().removeIf(echo -> !echo.reply());
        return replies;
    }

    private static SortedMap<Echo, Integer> times(final int factor, final SortedMap<Echo, Integer> echoes) {
        final var product = new TreeMap<>(echoes);
        product.replaceAll((echo, copies) -> copies * factor);
        return product;
    }

    /** A VLAN of the bridges with guests on h1, as a source. */
    private static String vlans(final Scenario scenario, final String vlan) {
        return "\"vlan\": {\"vlan\": [\"%s\"], \"host\": [\"%s\"]}".formatted(vlan, scenario.hosts().systemId("h1"));
    }

    /** Lets a guest send to another's address at a MAC address, without asking for it. */
    private static void neighbour(final Scenario scenario, final Guest guest, final Guest other, final String mac) {
        scenario.hosts().run("exec", guest.where(), "ip", "neigh", "replace", other.address(), "lladdr", mac, "dev",
            "eth0");
    }

    /** Routes as br-int of an SDN may: what a guest sends to the router goes to another, under the router's address. */
    private static void route(final Scenario scenario, final Guest from, final Guest to) {
        neighbour(scenario, from, to, NOBODY);
        flow(scenario, "in_port=%s,dl_dst=%s,actions=mod_dl_src:%s,mod_dl_dst:%s,output:%s"
            .formatted(from.port(), NOBODY, NOBODY, to.mac(), to.port()));
    }

    /** Adds a flow to br-int of h1 until the end of the test. */
    private static void flow(final Scenario scenario, final String flow) {
        final var hosts = scenario.hosts();
        scenario.atEnd(() -> hosts.ofctl("h1", "del-flows", "br-int", "cookie=0x5ce/-1"));
        hosts.ofctl("h1", "add-flow", "br-int", "cookie=0x5ce,priority=500," + flow);
    }
}
