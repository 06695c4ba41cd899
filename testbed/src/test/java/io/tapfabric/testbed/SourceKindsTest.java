package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Bridges, VLANs, MAC addresses and guests as sources, and several of them together: each packet once.
 */
@EndToEnd
class SourceKindsTest {
    private static final int COUNT = 5;

    @Test
    @DisplayName("VLANs of a bridge (select_all, select_vlan, several VLANs): each packet of them once, with its tag")
    void vlansOfABridge(final Scenario scenario) {
        final var left = scenario.vm("h1", 30);
        final var right = scenario.vm("h1", 30);
        final var other = scenario.vm("h1", 33);
        final var stranger = scenario.vm("h1", 40);
        final var peer = scenario.vm("h1", 40);
        final var partner = scenario.vm("h1", 33);
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        scenario.activeFlowFrom(scenario.service(sink), "BOTH", bridge(scenario, "\"30\", \"32-39\""));
        final var inside = Ping.times(COUNT, scenario.hosts(), left, right);
        final var ranged = Ping.times(COUNT, scenario.hosts(), other, partner);
        final var outside = Ping.times(COUNT, scenario.hosts(), stranger, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(inside, "BOTH"), capture.echoes(inside.id()));
        assertEquals(DataPlaneTest.seen(ranged, "BOTH"), capture.echoes(ranged.id()));
        assertEquals(new TreeMap<>(), capture.echoes(outside.id()));
        assertTrue(capture.frames().stream().filter(frame -> frame.echo().isPresent())
            .allMatch(frame -> frame.vlan().isPresent()), "copies of a bridge keep their tags");
    }

    @Test
    @DisplayName("B16: of a bridge, OUT is what enters it and IN is what leaves it, and BOTH is each packet once")
    void directionsOfABridge(final Scenario scenario) {
        final var left = scenario.vm("h1", 50);
        final var right = scenario.vm("h1", 50);
        final var lonely = scenario.vm("h1", 51);
        final var in = scenario.sink("h1");
        final var out = scenario.sink("h1");
        final var both = scenario.sink("h1");
        final var source = bridge(scenario, "\"50\", \"51\"");
        scenario.activeFlowFrom(scenario.service(in), "IN", source);
        scenario.activeFlowFrom(scenario.service(out), "OUT", source);
        scenario.activeFlowFrom(scenario.service(both), "BOTH", source);
        final var captures = Stream.of(in, out, both).map(scenario::capture).toList();
        final var ping = Ping.times(COUNT, scenario.hosts(), left, right);
        final var alone = Ping.toAll(COUNT, scenario.hosts(), lonely, "224.1.1.1");
        captures.forEach(Capture::settle);
        captures.forEach(capture -> assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id())));
        // the mesh port to h2 carries every VLAN, so what is sent to many leaves the bridge there
        captures.forEach(capture -> assertEquals(alone.requestsOnce(), capture.echoes(alone.id())));
    }

    @Test
    @DisplayName("a MAC address, as source and as destination, in one VLAN or all")
    void macAddress(final Scenario scenario) {
        final var station = scenario.vm("h1", 60);
        final var peer = scenario.vm("h1", 60);
        final var out = scenario.sink("h1");
        final var in = scenario.sink("h2");
        final var elsewhere = scenario.sink("h2");
        final var mac = "\"mac\": {\"mac\": \"%s\", \"host\": \"%s\"%s}";
        final var host = scenario.hosts().systemId("h1");
        scenario.activeFlowFrom(scenario.service(out), "OUT", mac.formatted(station.mac(), host, ""));
        scenario.activeFlowFrom(scenario.service(in), "IN", mac.formatted(station.mac(), host, ", \"vlan\": 60"));
        scenario.activeFlowFrom(scenario.service(elsewhere), "BOTH",
            mac.formatted(station.mac(), host, ", \"vlan\": 61"));
        final var captures = Stream.of(out, in, elsewhere).map(scenario::capture).toList();
        final var ping = Ping.times(COUNT, scenario.hosts(), station, peer);
        captures.forEach(Capture::settle);
        assertEquals(DataPlaneTest.seen(ping, "OUT"), captures.get(0).echoes(ping.id()));
        assertEquals(DataPlaneTest.seen(ping, "IN"), captures.get(1).echoes(ping.id()));
        assertEquals(new TreeMap<>(), captures.get(2).echoes(ping.id()));
    }

    @Test
    @DisplayName("several sources of one tap-flow, NICs and a VLAN: what two of them want is copied once")
    void severalSources(final Scenario scenario) {
        final var left = scenario.vm("h1");
        final var right = scenario.vm("h1");
        final var far = scenario.vm("h2");
        final var tagged = scenario.vm("h1", 70);
        final var mate = scenario.vm("h1", 70);
        final var nics = scenario.sink("h2");
        final var mixed = scenario.sink("h1");
        scenario.activeFlowFrom(scenario.service(nics), "BOTH", Scenario.vnic(left), Scenario.vnic(right),
            Scenario.vnic(far));
        scenario.activeFlowFrom(scenario.service(mixed), "BOTH", Scenario.vnic(left), Scenario.vnic(right),
            "\"vlan\": {\"vlan\": [\"70\"], \"host\": [\"%s\"]}".formatted(scenario.hosts().systemId("h1")));
        final var seesNics = scenario.capture(nics);
        final var seesMixed = scenario.capture(mixed);
        final var near = Ping.times(COUNT, scenario.hosts(), left, right);
        final var across = Ping.times(COUNT, scenario.hosts(), left, far);
        final var inVlan = Ping.times(COUNT, scenario.hosts(), tagged, mate);
        seesNics.settle();
        seesMixed.settle();
        assertEquals(DataPlaneTest.seen(near, "BOTH"), seesNics.echoes(near.id()));
        assertEquals(twice(DataPlaneTest.seen(across, "BOTH")), seesNics.echoes(across.id()), "once on each host");
        assertEquals(DataPlaneTest.seen(near, "BOTH"), seesMixed.echoes(near.id()));
        assertEquals(DataPlaneTest.seen(across, "BOTH"), seesMixed.echoes(across.id()));
        assertEquals(DataPlaneTest.seen(inVlan, "BOTH"), seesMixed.echoes(inVlan.id()));
    }

    @Test
    @DisplayName("B18: a guest by vm-id, MAC address and IP address; if both are given, both must match")
    void guestByAddresses(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1", OptionalInt.empty());
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        final var guest = "\"vnic\": {\"guest\": {\"vm-id\": \"%s\", \"mac\": \"%s\", \"ip\": \"%s\"}}";
        scenario.activeFlowFrom(scenario.service(sink), "BOTH",
            guest.formatted(source.name(), source.mac(), source.address()));
        scenario.putFlow("neither", scenario.service(scenario.sink("h1")), "BOTH", "\"enabled\": true",
            List.of(guest.formatted(source.name(), source.mac(), peer.address()))).orFail();
        scenario.awaitFlow("neither", "PENDING");
        assertEquals(List.of("source-not-found"), scenario.problems("neither"));
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()));
    }

    private static String bridge(final Scenario scenario, final String vlans) {
        return "\"vswitch\": {\"host\": \"%s\", \"bridge\": \"br-int\", \"vlan\": [%s]}"
            .formatted(scenario.hosts().systemId("h1"), vlans);
    }

    private static SortedMap<Echo, Integer> twice(final SortedMap<Echo, Integer> echoes) {
        final var product = new TreeMap<>(echoes);
        product.replaceAll((echo, copies) -> copies * 2);
        return product;
    }
}
