package io.tapfabric.planner.state;

import static io.tapfabric.planner.model.Problem.Code.HOST_DISCONNECTED;
import static io.tapfabric.planner.model.Problem.Code.NO_NEIGHBOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.world.Fabric;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Collectors that nobody answers for: tap-flow f copies on h1 to two of them, g on h2 to one of these. */
class NeighbourTest {
    private static final String TEXT = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
        port h2 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
        tap-service near remote=192.0.2.9 by=vxlan
        tap-service far remote=192.0.2.10 by=gre
        tap-service both all=near,far
        tap-service probe device=mirror0 host=h1
        tap-flow 1 f OUT id=vm1 to=near,far
        tap-flow 2 g OUT id=vm2 to=near
        tap-flow 3 h OUT id=vm1 to=both
        tap-flow 4 i OUT id=vm1 to=probe
        """;
    private static final HostId H1 = HostId.of("h1");
    private static final Fabric FABRIC = Fabric.of(TEXT);
    private static final Plan PLAN = FABRIC.plan();
    private static final PortName NEAR = port("192.0.2.9");

    /** The port of h1 to a collector. */
    private static PortName port(final String collector) {
        return PLAN.host(H1).rows().values().stream().filter(Row.TapPort.class::isInstance).map(Row.TapPort.class::cast)
            .filter(row -> collector.equals(row.options().get("remote_ip"))).findFirst().orElseThrow().name();
    }

    private static FabricState assess(final boolean connected, final PortName... silent) {
        final var reports = new TreeMap<HostId, HostReport>();
        FABRIC.inventory().hosts().forEach((id, host) -> reports.put(id, new HostReport(host, Optional.empty(),
            "192.0.2.1", "3.1.0", "8.3.1", connected, Optional.of(PLAN), new TreeSet<>(),
            new TreeSet<>(List.of("tap-out-br-int")), silent(id, silent), Counters.NONE, List.of(), Optional.empty(),
            Optional.empty())));
        return Assessment.of(PLAN, reports);
    }

    private static SortedSet<PortName> silent(final HostId id, final PortName... ports) {
        return new TreeSet<>(id.equals(H1) ? List.of(ports) : List.of());
    }

    private static List<Code> flow(final FabricState state, final String id) {
        return codes(state.flows().get(TapFlowId.of(id)).problems());
    }

    private static List<Code> service(final FabricState state, final String id) {
        return codes(state.services().get(TapServiceId.of(id)).problems());
    }

    private static List<Code> codes(final Collection<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    @Test
    void whoCopiesThereFromThatHostSaysSo() {
        final var state = assess(true, NEAR);
        assertEquals(List.of(List.of(NO_NEIGHBOUR), List.of(), List.of(NO_NEIGHBOUR), List.of()),
            List.of(flow(state, "f"), flow(state, "g"), flow(state, "h"), flow(state, "i")));
        assertEquals(List.of(List.of(NO_NEIGHBOUR), List.of(), List.of(NO_NEIGHBOUR), List.of()),
            List.of(service(state, "near"), service(state, "far"), service(state, "both"), service(state, "probe")));
        assertEquals(State.DEGRADED, state.flows().get(TapFlowId.of("f")).state());
        assertEquals(List.of(), flow(assess(true), "f"));
        assertEquals(List.of(NO_NEIGHBOUR, NO_NEIGHBOUR), flow(assess(true, NEAR, port("192.0.2.10")), "f"));
    }

    @Test
    void itSaysWhereAndWhatToLookAt() {
        final var problem = assess(true, NEAR).services().get(TapServiceId.of("near")).problems().first();
        assertEquals("port " + NEAR + " of host h1", problem.subject());
        assertEquals("Host h1 drops the copies for collector 192.0.2.9 (port " + NEAR + "): nobody answers its ARP or"
            + " IPv6 neighbour discovery, neither the collector nor the next router. Is that up, and on the host's"
            + " network? On the host: ovs-appctl tnl/neigh/show", problem.message());
    }

    @Test
    void whatAHostSaidBeforeItWasLostMayNotBeSoAnyMore() {
        assertEquals(List.of(HOST_DISCONNECTED), flow(assess(false, NEAR), "f"));
    }

    /** The host's loop has yet to hear of the plan by which the port is another one. */
    @Test
    void onlyTunnelsToCollectorsHaveNeighbours() {
        assertEquals(List.of(), flow(assess(true, PortName.of("mirror0")), "i"));
    }
}
