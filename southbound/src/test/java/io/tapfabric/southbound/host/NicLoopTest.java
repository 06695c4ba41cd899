package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
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
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.Planner;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.planner.state.HostReport;
import io.tapfabric.planner.state.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host whose NIC eth1, which is down, is the sink of a tap-flow. */
class NicLoopTest {
    private static final PortName ETH1 = PortName.of("eth1");
    private static final TapFlowNumber ONE = new TapFlowNumber(1);
    private static final TapServiceId SERVICE = TapServiceId.of("ids");
    private static final TapFlowId FLOW = TapFlowId.of("f1");

    private final Machine machine = new Machine();
    private final AtomicReference<Optional<HostReport>> reported = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Plan>> newest = new AtomicReference<>(Optional.empty());
    private final HostLoop loop = new HostLoop(Machine.ID, machine, newest::get, Runnable::run, Clock.systemUTC(),
        report -> reported.set(Optional.of(report)));
    private final Machine.Switch link = machine.connect();

    @BeforeEach
    void before() {
        machine.guest("vm1", "02:00:00:00:00:01");
        machine.nic("eth1");
        give(nothing());
        loop.switchConnected(link);
        machine.diary.clear();
    }

    private void give(final Intents intents) {
        final var hosts = new TreeMap<HostId, Host>(Map.of(Machine.ID, machine.view().host()));
        newest.set(Optional.of(Planner.plan(intents, new Inventory(hosts))));
        loop.replan();
    }

    private static Intents nothing() {
        return new Intents(1, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private static Intents toTheNic() {
        final var sink = new Sink.Nic(Machine.ID, Optional.empty(), Optional.of(ETH1));
        final var sources = new TreeMap<String, Source>(Map.of("nic", new Source.Vnic(new ByIfaceId("vm1"))));
        return new Intents(1, new TreeMap<>(), new TreeMap<>(Map.of(SERVICE, new TapService(SERVICE, true, sink))),
            new TreeMap<>(Map.of(FLOW, new TapFlow(FLOW, ONE, true, new TreeSet<>(Set.of(SERVICE)), sources,
                Direction.OUT, Optional.empty(), Optional.empty(), Oversize.TRUNCATE, Reduction.NONE))));
    }

    private HostReport report() {
        return reported.get().orElseThrow();
    }

    @Test
    void isSetUpWhenItIsTakenAndDownBeforeItGoes() {
        give(toTheNic());
        assertEquals(List.of("rows", "applied", "port up", "flows +4 -0"), machine.diary);
        machine.diary.clear();
        loop.ask();
        assertEquals(List.of(), machine.diary);
        give(nothing());
        assertEquals(List.of("flows +0 -2", "port down", "rows", "applied", "flows +0 -2"), machine.diary);
    }

    @Test
    void staysOursUntilTheSwitchCanSetItDown() {
        give(toTheNic());
        loop.switchDisconnected(link);
        give(nothing());
        assertEquals(Set.of(ETH1), machine.devices.keySet());
        machine.diary.clear();
        loop.switchConnected(link);
        assertEquals(Set.of(), machine.devices.keySet());
        assertTrue(machine.diary.indexOf("port down") < machine.diary.indexOf("rows"), machine.diary.toString());
    }

    @Test
    void thatCannotBeSetUpIsNamedToItsTapFlow() {
        machine.stubborn = true;
        give(toTheNic());
        assertEquals(List.of(new Refusal("device eth1: refused port", new TreeSet<>(Set.of(ONE)))),
            report().refusals());
        machine.stubborn = false;
        loop.poll();
        assertEquals(List.of(), report().refusals());
    }

    @Test
    void thatIsRefusedIsNamedToItsTapFlow() {
        machine.badRows.add(new RowKey(RowKey.Table.PORT, "eth1"));
        give(toTheNic());
        assertEquals(List.of(new Refusal("constraint violation", new TreeSet<>(Set.of(ONE)))), report().refusals());
    }
}
