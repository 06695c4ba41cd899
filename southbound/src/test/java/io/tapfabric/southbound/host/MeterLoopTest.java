package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.NicSelector.ByIfaceId;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.RateLimit;
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
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.HostReport;
import io.tapfabric.planner.state.Refusal;
import io.tapfabric.southbound.openflow.ObservedMeter;
import io.tapfabric.southbound.openflow.WireKey;
import io.tapfabric.southbound.openflow.WireMeter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host whose sink does not take the longest copies, of tap-flow 1. */
class MeterLoopTest {
    private static final TapFlowNumber ONE = new TapFlowNumber(1);
    private static final TapServiceId SERVICE = TapServiceId.of("ids");
    private static final TapFlowId FLOW = TapFlowId.of("f1");
    private static final Meter CUT = new Meter.TooLong(Meter.Kind.CUT_FOR_SINK, ONE);
    private static final Meter DROPPED = new Meter.TooLong(Meter.Kind.TOO_LONG_FOR_SINK, ONE);

    private final Machine machine = new Machine();
    private final AtomicReference<Optional<HostReport>> reported = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Plan>> newest = new AtomicReference<>(Optional.empty());
    private final HostLoop loop = new HostLoop(Machine.ID, machine, newest::get, Runnable::run, Clock.systemUTC(),
        report -> reported.set(Optional.of(report)));
    private final Machine.Switch link = machine.connect();

    @BeforeEach
    void before() {
        machine.guest("vm1", "02:00:00:00:00:01");
        machine.smallSink("s1");
        give(new Intents(1, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
        loop.switchConnected(link);
    }

    private void give(final Intents intents) {
        final var hosts = new TreeMap<HostId, Host>(Map.of(Machine.ID, machine.view().host()));
        newest.set(Optional.of(Planner.plan(intents, new Inventory(hosts))));
        machine.diary.clear();
        loop.replan();
    }

    private void give(final Oversize oversize) {
        give(oversize, Reduction.NONE);
    }

    private void give(final Oversize oversize, final Reduction reduction) {
        final var sources = new TreeMap<String, Source>(Map.of("nic", new Source.Vnic(new ByIfaceId("vm1"))));
        give(new Intents(1, new TreeMap<>(), new TreeMap<>(Map.of(SERVICE, new TapService(SERVICE, true,
            new Sink.Vnic(new ByIfaceId("s1"))))), new TreeMap<>(Map.of(FLOW, new TapFlow(FLOW, ONE, true,
                new TreeSet<>(Set.of(SERVICE)), sources, Direction.OUT, Optional.empty(), Optional.empty(), oversize,
                reduction)))));
    }

    private List<String> poll() {
        machine.diary.clear();
        loop.poll();
        return List.copyOf(machine.diary);
    }

    private HostReport report() {
        return reported.get().orElseThrow();
    }

    private Count oversize() {
        return report().counters().oversize().getOrDefault(ONE, Count.ZERO);
    }

    private void count(final Meter meter, final int packets) {
        link.meters.put(meter.usualId(), new ObservedMeter(WireMeter.of(meter), packets, packets * 1000L));
    }

    private Set<String> instructionsOfSink() {
        return link.flows.entrySet().stream().filter(flow -> flow.getKey().table() == Table.SINK.number()
            && flow.getKey().priority() > 0).map(flow -> flow.getValue().entry().instructions().substring(0, 4))
            .collect(Collectors.toSet());
    }

    @Test
    void aHostWithoutMetersIsAskedForThemOnce() {
        assertEquals(List.of("read"), poll());
        assertEquals(List.of("read"), poll());
    }

    @Test
    void aMeterComesBeforeItsFlowAndGoesAfterIt() {
        give(Oversize.TRUNCATE);
        assertEquals(List.of("rows", "applied", "ADD meter 7", "flows +6 -0"), machine.diary);
        assertEquals(Set.of("0006", "0004"), instructionsOfSink());
        give(Oversize.DROP);
        assertEquals(List.of("ADD meter 8", "flows +1 -0", "read meters", "DELETE meter 7"), machine.diary);
        give(new Intents(1, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
        assertEquals(List.of("read meters", "DELETE meter 8"),
            machine.diary.stream().filter(entry -> entry.contains("meter")).toList());
        assertEquals("DELETE meter 8", machine.diary.get(machine.diary.size() - 1));
        assertEquals(List.of("read"), poll());
    }

    @Test
    void whatItCountedIsOversizeAndStaysWhenItGoes() {
        give(Oversize.TRUNCATE);
        count(CUT, 3);
        assertEquals(List.of("read", "read meters"), poll());
        assertEquals(new Count(3, 3000), oversize());
        count(CUT, 4);
        give(Oversize.DROP);
        count(DROPPED, 2);
        poll();
        assertEquals(new Count(6, 6000), oversize());
        give(Oversize.TRUNCATE);
        count(CUT, 5);
        poll();
        assertEquals(new Count(11, 11_000), oversize());
    }

    @Test
    void aMeterRemovedOrChangedByHandComesBack() {
        give(Oversize.TRUNCATE);
        link.meters.clear();
        assertEquals(List.of("read", "read meters", "ADD meter 7"), poll());
        link.meters.put(7, new ObservedMeter(new WireMeter(1, ""), 0, 0));
        link.meters.put(9, new ObservedMeter(new WireMeter(1, ""), 0, 0));
        assertEquals(List.of("read", "read meters", "read meters", "MODIFY meter 7", "read meters", "DELETE meter 9"),
            poll());
        assertEquals(Map.of(7, new ObservedMeter(WireMeter.of(CUT), 0, 0)), link.meters);
    }

    @Test
    void aSwitchThatComesBackEmptyGetsItsMetersFirst() {
        give(Oversize.TRUNCATE);
        count(CUT, 3);
        poll();
        loop.switchDisconnected(link);
        final var again = machine.connect();
        machine.diary.clear();
        loop.switchConnected(again);
        assertEquals(List.of("read", "read meters", "ADD meter 7", "flows +18 -0"), machine.diary);
        assertEquals(new Count(3, 3000), oversize());
    }

    @Test
    void withoutItsRateLimitNothingIsCopiedAndTheTapFlowSaysSo() {
        machine.meterless = true;
        give(Oversize.TRUNCATE, new Reduction(OptionalInt.empty(),
            Optional.of(new RateLimit(RateLimit.Unit.PACKETS, 10, 20)), OptionalInt.empty()));
        assertEquals(List.of(0), flowsOf(Table.RATE));
        assertEquals(List.of(ONE), report().refusals().stream().flatMap(refusal -> refusal.tapFlows().stream())
            .toList());
        assertEquals(List.of("nothing is copied, as the rate limit is missing: refused ADD meter=1200000001 pktps "
            + "burst stats bands= type=drop rate=10 burst_size=20"),
            report().refusals().stream().map(Refusal::message).toList());
        machine.meterless = false;
        poll();
        assertEquals(List.of(100, 0), flowsOf(Table.RATE));
        assertEquals(List.of(), report().refusals());
    }

    private List<Integer> flowsOf(final Table table) {
        return link.flows.keySet().stream().filter(key -> key.table() == table.number()).map(WireKey::priority)
            .toList();
    }

    @Test
    void withoutMetersCopiesGoOnAndTheHostSaysWhatIsMissing() {
        machine.meterless = true;
        give(Oversize.TRUNCATE);
        assertEquals(Set.of("0004"), instructionsOfSink());
        assertEquals(List.of(), report().refusals());
        assertTrue(report().applied().isPresent());
        assertTrue(report().lastError().orElseThrow().endsWith("copies that are too long are not counted, as 1 meters "
            + "are missing: refused ADD meter=7 " + CUT.band()), report().lastError()::toString);
        machine.diary.clear();
        loop.ask();
        assertEquals(List.of(), machine.diary);
        machine.meterless = false;
        assertEquals(List.of("read", "read meters", "ADD meter 7", "flows +1 -0"), poll());
        assertFalse(link.meters.isEmpty());
        assertEquals(Set.of("0006", "0004"), instructionsOfSink());
    }
}
