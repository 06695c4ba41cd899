package io.tapfabric.planner.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.plan.Planner;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where copies arrive that go to another kind of sink than a guest's NIC. */
class ArrivalsTest {
    private static final String WORLD = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        nic h1 eth1 mac=02:00:00:00:01:01
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01 access=10
        port h2 brtap v-probe2 id=probe2
        tap-service there id=probe2
        tap-service s id=probe2
        tap-flow 7 f BOTH id=vm1 to=s
        """;

    private static List<String> arrivals(final Sink sink) {
        final var fabric = Fabric.of(WORLD);
        final var services = new TreeMap<>(fabric.intents().services());
        final var id = TapServiceId.of("s");
        services.put(id, new TapService(id, true, sink));
        final var intents = new Intents(2, fabric.intents().filters(), services, fabric.intents().flows());
        final var plan = Planner.plan(intents, fabric.inventory());
        return new Explainer(fabric.inventory(), plan).explain(new Place(HostId.of("h1"), PortName.of("v-vm1")), true,
            PacketText.read("udp,10.0.0.1:9>10.0.0.2:80,length=1400")).fates().stream()
            .flatMap(fate -> fate.arrivals().stream()).map(arrival -> arrival.at().host() + "/"
                + arrival.at().port().value().replaceFirst("-[0-9a-f]{8}$", "-*") + " " + arrival.octets()
                + arrival.vlan().stream().mapToObj(vlan -> " VLAN " + vlan).collect(Collectors.joining())
                + arrival.to().map(to -> " " + to.encapsulation() + " " + to.address() + " " + to.identity())
                    .orElse("")).toList();
    }

    private static Sink remote(final String address, final Encapsulation encapsulation) {
        final var to = IpAddress.find(address).orElseThrow();
        return new Sink.Remote(to, encapsulation,
            to.ipv4() ? Optional.empty() : IpAddress.find("2001:db8::1"), 64, 0, true);
    }

    @Test
    void aCollectorsPortIsWhereACopyLeaves() {
        assertEquals(List.of("h1/togre-* 1400 gre 192.0.2.9 7"),
            arrivals(remote("192.0.2.9", new Encapsulation.Gre(Optional.empty()))));
        assertEquals(List.of("h1/togre-* 1400 gre 2001:db8::9 9"),
            arrivals(remote("2001:db8::9", new Encapsulation.Gre(Optional.of(9L)))));
        assertEquals(List.of("h1/erspan-* 1400 erspan-v1 192.0.2.9 7"),
            arrivals(remote("192.0.2.9", new Encapsulation.ErspanV1(Optional.empty(), 5))));
        assertEquals(List.of("h1/erspan-* 1400 erspan-v2 2001:db8::9 7"),
            arrivals(remote("2001:db8::9", new Encapsulation.ErspanV2(Optional.empty(), true, 5))));
        assertEquals(List.of("h1/vxlan-* 1400 vxlan 192.0.2.9 7"),
            arrivals(remote("192.0.2.9", new Encapsulation.Vxlan(Optional.empty(), Optional.of(4789)))));
        assertEquals(List.of("h1/geneve-* 1400 geneve 192.0.2.9 7"),
            arrivals(remote("192.0.2.9", new Encapsulation.Geneve(Optional.empty(), Optional.of(6081)))));
    }

    @Test
    void aTunnelBetweenHostsLeadsOn() {
        assertEquals(List.of("h2/v-probe2 1400"),
            arrivals(new Sink.Group(false, new TreeMap<>(Map.of(TapServiceId.of("there"), 1)))));
        assertEquals(List.of("h2/v-probe2 1400"),
            arrivals(new Sink.Group(true, new TreeMap<>(Map.of(TapServiceId.of("there"), 1)))));
    }

    @Test
    void aDeviceIsWhereACopyLeaves() {
        assertEquals(List.of("h1/mirror0 1400"),
            arrivals(new Sink.Device(PortName.of("mirror0"), Optional.empty(), Sink.Device.USUAL_MTU)));
        assertEquals(List.of("h2/mirror0 1400"), arrivals(new Sink.Device(PortName.of("mirror0"),
            Optional.of(HostId.of("h2")), Sink.Device.USUAL_MTU)));
    }

    @Test
    void saysInWhichVlan() {
        assertEquals(List.of("h1/eth1 1404 VLAN 900"), arrivals(new Sink.Vlan(
            new Sink.Nic(HostId.of("h1"), Optional.empty(), Optional.of(PortName.of("eth1"))), 900, true)));
    }
}
