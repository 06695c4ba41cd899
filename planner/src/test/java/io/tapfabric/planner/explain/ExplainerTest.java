package io.tapfabric.planner.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {
    private static final String WORLD = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01 access=10
        port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02 access=10
        port h1 br-int v-trunk id=trunk mac=02:00:00:00:00:03 trunk=20,21
        port h1 brtap v-probe1 id=probe1
        port h2 brtap v-probe2 id=probe2
        port h1 brtap v-probe3 id=probe3
        port h1 brtap v-probe4 id=probe4
        tap-service here id=probe1
        tap-service fourth id=probe4
        tap-service third id=probe3
        tap-service there id=probe2
        filter 1 web
        rule web OUT 10 reject proto=17 ports=53
        rule web OUT 20 accept proto=17 ports=80
        rule web IN 30 accept proto=17 ports=443
        """;

    private static final String TURNS = """
        filter 2 rest accept
        rule rest OUT 7 reject proto=6 ports=22
        tap-flow 1 last BOTH id=vm1 to=third priority=30
        tap-flow 2 first BOTH id=vm1 to=here filter=web priority=5
        tap-flow 3 second BOTH id=vm1 to=there filter=rest priority=10
        tap-flow 4 apart BOTH id=vm1 to=fourth filter=web
        """;

    private static List<String> fates(final String tapFlows, final String port, final boolean sent,
            final String packet) {
        return explain(tapFlows, port, sent, packet).fates().stream().map(fate -> fate.flow() + ": " + fate.because()
            + fate.arrivals().stream().map(arrival -> " -> " + arrival.at().host() + "/" + arrival.at().port())
                .collect(Collectors.joining())).toList();
    }

    private static Explanation explain(final String tapFlows, final String port, final boolean sent,
            final String packet) {
        final var fabric = Fabric.of(WORLD + tapFlows);
        return new Explainer(fabric.inventory(), fabric.plan()).explain(
            new Place(HostId.of("h1"), PortName.of(port)), sent, PacketText.read(packet));
    }

    @Test
    void saysWhichRuleDecidesAndWhereCopiesArrive() {
        final var flows = """
            tap-flow 1 filtered BOTH id=vm1 to=there filter=web
            tap-flow 2 all BOTH id=vm1 to=here
            tap-flow 3 received IN id=vm1 to=third
            tap-flow 4 other BOTH id=vm2 to=here
            """;
        assertEquals(List.of("all: copied: the tap-flow has no filter -> h1/v-probe1",
            "filtered: accepted by outbound rule 20 of filter web -> h2/v-probe2",
            "received: not seen: it copies what its sources receive, not what they send"),
            fates(flows, "v-vm1", true, "udp,10.0.0.1:9>10.0.0.2:80"));
        assertEquals(List.of("all: copied: the tap-flow has no filter -> h1/v-probe1",
            "filtered: rejected by outbound rule 10 of filter web",
            "received: not seen: it copies what its sources receive, not what they send"),
            fates(flows, "v-vm1", true, "udp,10.0.0.1:9>10.0.0.2:53"));
        assertEquals(List.of("all: copied: the tap-flow has no filter -> h1/v-probe1",
            "filtered: rejected by the default of filter web: no rule matches",
            "received: copied: the tap-flow has no filter -> h1/v-probe3"),
            fates(flows, "v-vm1", false, "udp,10.0.0.2:9>10.0.0.1:80"));
    }

    @Test
    void saysWhyATapFlowDoesNotSeeThePacket() {
        assertEquals(List.of("off: not seen: the tap-flow is disabled, or every tap-service of it"),
            fates("tap-flow 1 off BOTH id=vm1 to=here disabled", "v-vm1", true, "arp"));
        assertEquals(List.of("f: not seen: its MAC address or VLAN is not one that the tap-flow copies of this port"),
            fates("tap-flow 1 f BOTH id=vm1 to=here", "v-vm1", true, "arp,src=02:00:00:00:00:77"));
        assertEquals(List.of("f: left out: what its own sources send is copied when they send it"),
            fates("tap-flow 1 f BOTH id=vm1 id=vm2 to=here", "v-vm1", false, "arp,src=02:00:00:00:00:02"));
        assertEquals(List.of(), fates("tap-flow 1 f BOTH id=vm2 to=here", "v-vm1", true, "arp"));
    }

    /** Two filters say the same, and so share their flows: each tap-flow names its own. */
    @Test
    void namesTheTapFlowsOwnFilter() {
        final var equal = """
            filter 2 same
            rule same OUT 10 reject proto=17 ports=53
            rule same OUT 20 accept proto=17 ports=80
            rule same IN 30 accept proto=17 ports=443
            tap-flow 1 a BOTH id=vm1 to=here filter=web
            tap-flow 2 b BOTH id=vm1 to=third filter=same
            """;
        assertEquals(List.of("a: accepted by outbound rule 20 of filter web -> h1/v-probe1",
            "b: accepted by outbound rule 20 of filter same -> h1/v-probe3"),
            fates(equal, "v-vm1", true, "udp,10.0.0.1:9>10.0.0.2:80"));
        assertEquals(List.of("a: rejected by outbound rule 10 of filter web",
            "b: rejected by outbound rule 10 of filter same"),
            fates(equal, "v-vm1", true, "udp,10.0.0.1:9>10.0.0.2:53"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        udp,10.0.0.1:9>10.0.0.2:80 | first: accepted by outbound rule 20 of filter web -> h1/v-probe1 \
        | second: taken by tap-flow 'first' of priority 5, by outbound rule 20 of filter web \
        | last: taken by tap-flow 'first' of priority 5, by outbound rule 20 of filter web \
        | apart: accepted by outbound rule 20 of filter web -> h1/v-probe4
        udp,10.0.0.1:9>10.0.0.2:53 | first: rejected by outbound rule 10 of filter web \
        | second: taken by tap-flow 'first' of priority 5, by outbound rule 10 of filter web \
        | last: taken by tap-flow 'first' of priority 5, by outbound rule 10 of filter web \
        | apart: rejected by outbound rule 10 of filter web
        tcp,10.0.0.1:9>10.0.0.2:22 \
        | first: passed on: no outbound rule of filter web matches, and its default rejects \
        | second: rejected by outbound rule 7 of filter rest \
        | last: taken by tap-flow 'second' of priority 10, by outbound rule 7 of filter rest \
        | apart: rejected by the default of filter web: no rule matches
        arp | first: passed on: no outbound rule of filter web matches, and its default rejects \
        | second: accepted by the default of filter rest: no rule matches -> h2/v-probe2 \
        | last: taken by tap-flow 'second' of priority 10, by the default of filter rest: no rule matches \
        | apart: rejected by the default of filter web: no rule matches
        """)
    void saysWhoHasTakenThePacket(final String packet, final String first, final String second, final String last,
            final String apart) {
        assertEquals(List.of(apart, first, last, second), fates(TURNS, "v-vm1", true, packet));
    }

    @Test
    void aTapFlowWithoutFilterTakesEverything() {
        assertEquals(List.of("a: taken by tap-flow 'b' of priority 3, which has no filter",
            "b: copied: the tap-flow has no filter -> h1/v-probe1"), fates("""
            tap-flow 1 a IN id=vm1 to=third priority=4 filter=web
            tap-flow 2 b IN id=vm1 to=here priority=3
            """, "v-vm1", false, "arp"));
    }

    /** The three are one group, of which a has taken the packet that b would not have wanted from the beginning. */
    @Test
    void doesNotBlameAnotherForWhatTheTapFlowDoesNotWant() {
        final var flows = """
            tap-flow 1 a OUT station=02:00:00:00:00:01@h1 to=here priority=1
            tap-flow 2 b OUT station=02:00:00:00:00:02@h1 to=there priority=2
            tap-flow 3 c OUT station=02:00:00:00:00:01@h1 station=02:00:00:00:00:02@h1 to=third priority=3
            """;
        assertEquals(List.of("a: copied: the tap-flow has no filter -> h1/v-probe1",
            "b: not copied: its addresses are not those of its sources",
            "c: taken by tap-flow 'a' of priority 1, which has no filter"), fates(flows, "v-vm1", true, "arp"));
    }

    @Test
    void saysWhatIsLeftOutOfABridge() {
        final var guest = "port h1 br-int v-sensor id=sensor vm=sensor mac=02:00:00:00:00:09 access=10\n"
            + "port h1 brtap v-tap id=tap vm=sensor mac=02:00:00:00:01:09\ntap-service s id=tap\n"
            + "tap-flow 1 f OUT bridge=h1/br-int to=s\n";
        assertEquals(List.of("f: copied: the tap-flow has no filter -> h1/v-tap"), fates(guest, "v-vm1", true, "arp"));
        assertEquals(List.of("f: left out: tunnels that carry copies, and what guests of sinks send and receive, are no"
            + " part of a bridge"), fates(guest, "v-sensor", true, "arp"));
    }

    @Test
    void whatASourceSentItselfIsNotReceived() {
        assertEquals(List.of("f: left out: its own sources sent it, and do not receive it"),
            fates("tap-flow 1 f IN id=vm1 to=here", "v-vm1", false,
                "arp,src=02:00:00:00:00:01,dst=ff:ff:ff:ff:ff:ff"));
        assertEquals(List.of("f: left out: its own sources sent it, and do not receive it"),
            fates("tap-flow 1 f IN id=vm1 to=here priority=1", "v-vm1", false,
                "arp,src=02:00:00:00:00:01,dst=ff:ff:ff:ff:ff:ff"));
    }

    @Test
    void pointsToTheProblemsOfWhatIsNotInEffect() {
        assertEquals(List.of("f: not in effect here: its problems say why"),
            fates("tap-service gone id=nobody\ntap-flow 1 f BOTH id=vm1 to=gone", "v-vm1", true, "arp"));
    }

    @Test
    void saysWhatIsTooLong() {
        final var small = "port h1 brtap v-small id=small mtu=1400\ntap-service small id=small\n"
            + "tap-flow 1 cut OUT id=vm1 to=small\ntap-flow 2 dropped OUT id=vm2 to=small drop\n";
        assertEquals(List.of("cut: copied: the tap-flow has no filter; cut to 1414 of 1500 octets -> h1/v-small"),
            fates(small, "v-vm1", true, "arp,length=1500"));
        assertEquals(List.of("dropped: left out: it is longer than what the way to the sink carries"),
            fates(small, "v-vm2", true, "arp,length=1500"));
        assertEquals(List.of("dropped: copied: the tap-flow has no filter -> h1/v-small"),
            fates(small, "v-vm2", true, "arp,length=1414"));
    }

    @Test
    void tellsTheWay() {
        final var fate = explain("tap-flow 1 f BOTH id=vm1 to=there", "v-vm1", true, "arp").fates().get(0);
        assertEquals(List.of("h1 INPUT", "h1 OUT", "h1 SESSION", "h2 INPUT", "h2 ARRIVAL", "h2 DELIVERY"),
            fate.steps().stream().map(step -> step.host() + " " + step.flow().key().table()).toList());
    }

    @Test
    void saysHowLongCopiesAre() {
        final var fate = explain("tap-flow 1 f BOTH id=vm1 to=there", "v-vm1", true, "arp,length=1500").fates().get(0);
        assertEquals(1500, fate.arrivals().get(0).octets());
    }

    @Test
    void refusesWhatCannotPassThePort() {
        assertEquals("source port nowhere of host h1: there is no such port", refused("nowhere", "arp"));
        assertEquals("packet with a tag of VLAN 10: port v-vm1 carries VLANs [10], without a tag",
            refused("v-vm1", "arp,vlan=10"));
        assertEquals("packet with a tag of VLAN 30: port v-trunk carries VLANs [20, 21]",
            refused("v-trunk", "arp,vlan=30"));
        assertEquals("packet without a VLAN tag: port v-trunk carries VLANs [20, 21]", refused("v-trunk", "arp"));
    }

    @Test
    void saysWhatIsReduced() {
        final var flows = "tap-flow 1 f BOTH id=vm1 to=here sample=2\ntap-flow 2 g BOTH id=vm1 to=there rate=100/20";
        assertEquals(Set.of(
            "f: copied: the tap-flow has no filter; its conversation is one of those, 1 in 2, that are sampled"
                + " -> h1/v-probe1",
            "f: copied: the tap-flow has no filter; left out: its conversation is not one of those, 1 in 2, that are "
                + "sampled",
            "g: copied: the tap-flow has no filter; as far as the rate limit allows -> h2/v-probe2"),
            IntStream.range(1, 20).mapToObj(port -> fates(flows, "v-vm1", true, "tcp,10.0.0.1:" + port
                + ">10.0.0.2:80")).flatMap(List::stream).collect(Collectors.toSet()));
    }

    private static String refused(final String port, final String packet) {
        return assertThrows(IllegalArgumentException.class,
            () -> explain("tap-flow 1 f BOTH id=trunk to=here", port, true, packet)).getMessage();
    }
}
