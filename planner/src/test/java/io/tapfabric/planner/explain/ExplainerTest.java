package io.tapfabric.planner.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
        tap-service here id=probe1
        tap-service third id=probe3
        tap-service there id=probe2
        filter 1 web
        rule web OUT 10 reject proto=17 ports=53
        rule web OUT 20 accept proto=17 ports=80
        rule web IN 30 accept proto=17 ports=443
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
        assertEquals(List.of("off: not seen: the tap-flow or its tap-service is disabled"),
            fates("tap-flow 1 off BOTH id=vm1 to=here disabled", "v-vm1", true, "arp"));
        assertEquals(List.of("f: not seen: its MAC address or VLAN is not one that the tap-flow copies of this port"),
            fates("tap-flow 1 f BOTH id=vm1 to=here", "v-vm1", true, "arp,src=02:00:00:00:00:77"));
        assertEquals(List.of("f: left out: what its own sources send is copied when they send it"),
            fates("tap-flow 1 f BOTH id=vm1 id=vm2 to=here", "v-vm1", false, "arp,src=02:00:00:00:00:02"));
        assertEquals(List.of(), fates("tap-flow 1 f BOTH id=vm2 to=here", "v-vm1", true, "arp"));
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
        assertEquals("packet with VLAN 10: port v-vm1 carries VLANs [10], without a tag",
            refused("v-vm1", "arp,vlan=10"));
        assertEquals("packet with VLAN 30: port v-trunk carries VLANs [20, 21]", refused("v-trunk", "arp,vlan=30"));
        assertEquals("packet with VLAN 0: port v-trunk carries VLANs [20, 21]", refused("v-trunk", "arp"));
    }

    private static String refused(final String port, final String packet) {
        return assertThrows(IllegalArgumentException.class,
            () -> explain("tap-flow 1 f BOTH id=trunk to=here", port, true, packet)).getMessage();
    }
}
