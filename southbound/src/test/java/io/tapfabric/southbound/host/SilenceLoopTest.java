package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.NicSelector.ByIfaceId;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.Planner;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.HostReport;
import io.tapfabric.southbound.openflow.ObservedFlow;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A host that copies to a collector of which nobody knows where it is. */
class SilenceLoopTest {
    private static final TapServiceId SERVICE = TapServiceId.of("ids");
    private static final TapFlowId FLOW = TapFlowId.of("f1");

    private final Machine machine = new Machine();
    private final AtomicReference<Optional<HostReport>> reported = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Plan>> newest = new AtomicReference<>(Optional.empty());
    private final HostLoop loop = new HostLoop(Machine.ID, machine, newest::get, Runnable::run, Clock.systemUTC(),
        report -> reported.set(Optional.of(report)));
    private final Machine.Switch link = machine.connect();
    private long copies;

    private void begin() {
        machine.guest("vm1", "02:00:00:00:00:01");
        final var sources = new TreeMap<String, Source>(Map.of("nic", new Source.Vnic(new ByIfaceId("vm1"))));
        newest.set(Optional.of(Planner.plan(new Intents(1, new TreeMap<>(), new TreeMap<>(Map.of(SERVICE,
            new TapService(SERVICE, true, new Sink.Remote(IpAddress.find("192.0.2.9").orElseThrow(),
                new Encapsulation.Vxlan(Optional.empty(), Optional.of(4789)), Optional.empty(), 64, 0, true)))),
            new TreeMap<>(Map.of(FLOW, new TapFlow(FLOW, new TapFlowNumber(1), true, new TreeSet<>(Set.of(SERVICE)),
                sources, Direction.OUT, Optional.empty(), Optional.empty(), Oversize.TRUNCATE, Reduction.NONE)))),
            new Inventory(new TreeMap<>(Map.of(Machine.ID, machine.view().host()))))));
        loop.switchConnected(link);
        poll(0, 0);
    }

    private PortName port() {
        return machine.view().host().bridges().get(Names.TAP_BRIDGE).ports().keySet().stream()
            .filter(name -> name.value().startsWith("vxlan-")).findFirst().orElseThrow();
    }

    /**
     * What is read, but meters, after more copies, of which some leave. Their length is looked at, so they are credited
     * to both outcomes.
     */
    private List<String> poll(final long more, final long leave) {
        copies += more;
        link.flows.replaceAll((key, flow) -> key.table() == Table.SINK.number() && key.priority() > 0
            ? new ObservedFlow(flow.entry(), copies, 0) : flow);
        link.ports.merge(Machine.number(port()), new Count(2 * (more + leave), 0), Count::plus);
        machine.diary.clear();
        loop.poll();
        return machine.diary.stream().filter(entry -> !entry.equals("read meters")).toList();
    }

    private SortedSet<PortName> silent() {
        return reported.get().orElseThrow().silent();
    }

    @Test
    void saysThatNoCopyLeaves() {
        machine.egress = Optional.of(PortName.of("eth0"));
        begin();
        assertEquals(List.of("read ports", "read", "read ports"), poll(5, 0));
        assertEquals(Set.of(), silent());
        poll(5, 0);
        assertEquals(Set.of(port()), silent());
        poll(5, 5);
        assertEquals(Set.of(), silent());
    }

    @Test
    void withoutARouteThatIsTheProblem() {
        begin();
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of("read"), poll(5, 0));
        }
        assertEquals(Set.of(), silent());
    }

    /** The kernel counts a copy once, as it leaves. */
    @Test
    void ofTheKernelNothingIsKnown() {
        machine.egress = Optional.of(PortName.of("eth0"));
        machine.datapathType = "system";
        begin();
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of("read"), poll(5, 0));
        }
        assertEquals(Set.of(), silent());
    }

    /** Patches are there too, and here they all have a route. */
    @Test
    void onlyTunnelsToCollectorsAreWatched() {
        machine.egress = Optional.of(PortName.of("eth0"));
        begin();
        assertEquals(Set.of(port()),
            Ports.toCollectors(newest.get().orElseThrow().host(Machine.ID), machine.view().host()));
    }

    @Test
    void aRouteThatGoesEndsIt() {
        machine.egress = Optional.of(PortName.of("eth0"));
        begin();
        poll(5, 0);
        poll(5, 0);
        assertEquals(Set.of(port()), silent());
        machine.egress = Optional.empty();
        poll(5, 0);
        assertEquals(Set.of(), silent());
    }
}
