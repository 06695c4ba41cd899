package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong in Cloudpods' traffic mirroring, by the numbers of docs/from-cloudpods.md, and does not here. B1 to
 * B3 are in {@link MovementTest}, B7 and B8 in {@link HostNicSinkTest}, B12 in {@link MannersTest}, B15 in
 * {@link OversizeTest}, B16 and B18 in {@link SourceKindsTest}.
 */
@EndToEnd
class CloudpodsDefectsTest {
    private static final int COUNT = 5;
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    @DisplayName("B4: a host that does not hear of a deletion goes on copying, but never to a new tap-flow's sink")
    void aNumberIsNotUsedAgainTooEarly(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var other = scenario.vm("h2");
        final var sink = scenario.sink("h2");
        final var newOwner = scenario.sink("h2");
        final var old = scenario.activeFlow(scenario.service(sink), source, "OUT");
        final var number = scenario.flowState(old).path("number").asInt();
        scenario.hosts().run("cut", "h1", "mgmt");
        scenario.atEnd(() -> scenario.hosts().run("heal", "h1", "mgmt"));
        scenario.deleteFlow(old);
        final var service = scenario.service(newOwner);
        final var capture = scenario.capture(newOwner);
        final var numbers = IntStream.range(0, 3).map(nr -> {
            final var flow = scenario.activeFlow(service, other, "OUT");
            final var its = scenario.flowState(flow).path("number").asInt();
            final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
            capture.settle();
            assertEquals(new TreeMap<>(), capture.echoes(ping.id()), "the old source at the new owner's sink");
            scenario.deleteFlow(flow);
            return its;
        }).boxed().toList();
        assertTrue(numbers.stream().noneMatch(its -> its == number), numbers + " has " + number);
        scenario.hosts().run("heal", "h1", "mgmt");
        await("the copies end").atMost(LONG).until(() -> !scenario.hosts().ofctl("h1", "-O", "OpenFlow14", "dump-flows",
            "brtap").contains("reg0=0x" + Integer.toHexString(number) + " "));
    }

    @Test
    @DisplayName("B5: while vswitchd starts again, no copy goes to the sink of another")
    void noCopyToOthersAfterARestart(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h2");
        final var sink = scenario.sink("h1");
        final var foreign = scenario.sink("h1");
        scenario.activeFlow(scenario.service(sink), source, "BOTH");
        scenario.activeFlow(scenario.service(foreign), scenario.vm("h1"), "OUT");
        final var captures = Stream.of(sink, foreign).map(scenario::capture).toList();
        scenario.hosts().run("kill", "h1", "vswitchd");
        scenario.hosts().run("start", "h1", "vswitchd");
        final var ping = scenario.ping(source, peer);
        await("copies").until(() -> !captures.get(0).echoes(ping.id()).isEmpty());
        ping.stop();
        captures.get(1).settle();
        assertEquals(new TreeMap<>(), captures.get(1).echoes(ping.id()));
    }

    @Test
    @DisplayName("B6: what a sink sends does not reach the network, also if its source is gone")
    void sinksDoNotReachTheNetwork(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var bystander = scenario.vm("h1");
        final var sink = scenario.sink("h1");
        final var flow = scenario.activeFlow(scenario.service(sink), source, "BOTH");
        scenario.hosts().run("unplug", "h1", source.name());
        scenario.awaitFlow(flow, "PENDING");
        final var capture = scenario.capture(bystander);
        final var ping = Ping.toAll(COUNT, scenario.hosts(), sink, "224.1.1.1");
        capture.settle();
        assertEquals(new TreeMap<>(), capture.echoes(ping.id()));
    }

    @Test
    @DisplayName("B9, B10, B11: a source that is off, an ambiguous one and ends that are gone hold up nobody else")
    void oneBadItemBlocksNoOther(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var off = scenario.vm("h1");
        final var first = scenario.vm("h1");
        final var second = scenario.vm("h1");
        final var service = scenario.service(scenario.sink("h2"));
        final var waiting = scenario.activeFlow(service, off, "BOTH");
        scenario.hosts().run("unplug", "h1", off.name());
        Stream.of(first, second).forEach(nic -> scenario.hosts().vsctl("h1", "set", "interface", nic.port(),
            "external_ids:vm-id=two-nics"));
        scenario.putFlow("ambiguous", service, "BOTH", "\"enabled\": true",
            List.of("\"vnic\": {\"guest\": {\"vm-id\": \"two-nics\"}}")).orFail();
        scenario.awaitFlow("ambiguous", "REJECTED");
        final var message = scenario.flowState("ambiguous").at("/problem/0/message").asText();
        Stream.of(first, second).forEach(nic ->
            assertTrue(message.contains(nic.port()) && message.contains(nic.mac()), message));
        scenario.awaitFlow(waiting, "PENDING");
        final var gone = scenario.guest("h1", OptionalInt.empty());
        final var nobody = scenario.flow(scenario.service(gone), gone("gone-source"), "BOTH");
        scenario.awaitFlow(nobody, "PENDING");

        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        scenario.activeFlow(scenario.service(sink), source, "BOTH");
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()));
        assertEquals(200, scenario.restconf().state("tapfabric:taps-state").status());
    }

    private static Guest gone(final String name) {
        return new Guest("h1", name, 1, OptionalInt.empty());
    }

    @Test
    @DisplayName("B13: the 33rd mirror of a bridge is refused and named; the 32 others copy")
    void thirtyThirdMirror(final Scenario scenario) {
        final int mirrors = 32;
        scenario.hosts().run("dummies", "h1", Integer.toString(mirrors + 1));
        scenario.atEnd(() -> IntStream.rangeClosed(1, mirrors + 1).forEach(nr ->
            scenario.hosts().vsctl("h1", "--if-exists", "del-port", "d" + nr)));
        scenario.quota("tap-flows-per-vnic-sink", mirrors + 1);
        final var service = scenario.service(scenario.sink("h1"));
        final var host = scenario.hosts().systemId("h1");
        IntStream.rangeClosed(1, mirrors + 1).forEach(nr -> scenario.putFlow("exact-" + nr, service, "OUT",
            "\"enabled\": true", List.of("\"vnic\": {\"port\": {\"host\": \"%s\", \"name\": \"d%d\"}}"
                .formatted(host, nr))).orFail());
        scenario.awaitFlow("exact-33", "REJECTED");
        assertEquals(List.of("mirrors-used-up"), scenario.problems("exact-33"));
        final var message = scenario.flowState("exact-33").at("/problem/0/message").asText();
        assertTrue(message.contains("32") && message.contains("exact-1"), message);
        IntStream.rangeClosed(1, mirrors).forEach(nr -> scenario.awaitFlow("exact-" + nr, "ACTIVE"));
        scenario.deleteFlow("exact-7");
        scenario.awaitFlow("exact-33", "ACTIVE");
    }

    @Test
    @DisplayName("B14: a bridge that carries the tunnels is not copied into them, and these are no part of its copies")
    void theUnderlayIsNotCopiedIntoItself(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var far = scenario.sink("h2");
        final var near = scenario.sink("h1");
        final var underlay = "\"vswitch\": {\"host\": \"%s\", \"bridge\": \"br-phy\"}"
            .formatted(scenario.hosts().systemId("h1"));
        scenario.putFlow("loop", scenario.service(far), "BOTH", "\"enabled\": true", List.of(underlay)).orFail();
        scenario.awaitFlow("loop", "REJECTED");
        assertEquals(List.of("cycle"), scenario.problems("loop"));

        scenario.putFlow("underlay", scenario.service(near), "BOTH", "\"enabled\": true", List.of(underlay)).orFail();
        scenario.awaitFlow("underlay", "DEGRADED");
        assertEquals(List.of("mtu-too-small"), scenario.problems("underlay"), "its packets are longer than a guest's");
        scenario.activeFlow(scenario.service(scenario.sink("h2")), source, "BOTH");
        final var capture = scenario.capture(near);
        Ping.times(COUNT, scenario.hosts(), source, peer);
        final var across = Ping.times(COUNT, scenario.hosts(), source, scenario.vm("h2"));
        capture.settle();
        assertNotEquals(0, across.replies().size());
        assertEquals(0, capture.frames().stream().filter(Frame::isGre).count(), "GRE packets");
    }

    @Test
    @DisplayName("B17: two VLANs of one bridge, and two NICs of one guest, may go to one sensor")
    void severalOfOneGuestOrBridge(final Scenario scenario) {
        final var first = scenario.vm("h1", 91);
        final var second = scenario.vm("h1", 92);
        Stream.of(first, second).forEach(nic -> scenario.hosts().vsctl("h1", "set", "interface", nic.port(),
            "external_ids:vm-id=one-guest"));
        final var service = scenario.service(scenario.sink("h2"));
        Stream.of(first, second).forEach(nic -> scenario.activeFlowFrom(service, "BOTH",
            "\"vnic\": {\"guest\": {\"vm-id\": \"one-guest\", \"mac\": \"%s\"}}".formatted(nic.mac())));
        Stream.of("91", "92").forEach(vlan -> scenario.activeFlowFrom(service, "BOTH",
            "\"vswitch\": {\"host\": \"%s\", \"bridge\": \"br-int\", \"vlan\": [\"%s\"]}"
                .formatted(scenario.hosts().systemId("h1"), vlan)));
    }
}
