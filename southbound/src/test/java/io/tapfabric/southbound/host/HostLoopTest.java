package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.NicSelector.ByIfaceId;
import io.tapfabric.planner.model.Oversize;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostLoopTest {
    private static final TapServiceId IDS = TapServiceId.of("ids");

    private final Machine machine = new Machine();
    private final AtomicReference<Optional<HostReport>> reported = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Plan>> newest = new AtomicReference<>(Optional.empty());
    private final HostLoop loop = new HostLoop(Machine.ID, machine, newest::get, Runnable::run, Clock.systemUTC(),
        report -> reported.set(Optional.of(report)));
    private final Machine.Switch link = machine.connect();

    @BeforeEach
    void before() {
        machine.guest("vm1", "02:00:00:00:00:01");
        machine.guest("vm2", "02:00:00:00:00:02");
        machine.sink("s1");
    }

    /** brtap is made first of all, so that the sink has a place; then its switch connects. */
    private void begin() {
        give(plan());
        loop.switchConnected(link);
        machine.diary.clear();
    }

    private void give(final Plan plan) {
        newest.set(Optional.of(plan));
        loop.replan();
    }

    @Test
    void flowsComeAfterMirrorsThatDoNotActOnLiveTrafficBeforeThem() {
        begin();
        give(plan("vm1"));
        assertEquals(List.of("rows", "applied", "flows +4 -0"), machine.diary);
        assertEquals(Optional.empty(), report().failure());
        assertTrue(report().applied().isPresent());
    }

    @Test
    void flowsComeBeforeMirrorsThatActOnLiveTrafficAtOnce() {
        begin();
        machine.version = "3.4.0";
        give(plan("vm1"));
        assertEquals(List.of("flows +2 -0", "rows", "applied", "flows +2 -0"), machine.diary);
    }

    @Test
    void aFurtherTapFlowIsFlowsAlone() {
        begin();
        give(plan("vm1"));
        machine.diary.clear();
        give(plan("vm1", "vm1"));
        assertEquals(1, machine.diary.size(), machine.diary.toString());
    }

    @Test
    void deletedTapFlowsStopBeforeTheRowsAndAreForgottenAfter() {
        begin();
        give(plan("vm1", "vm2"));
        machine.diary.clear();
        give(plan("vm1"));
        assertEquals("rows", machine.diary.get(1), machine.diary.toString());
        assertFalse(link.flows.keySet().stream().anyMatch(key -> key.table() == Table.SESSION.number()
            && key.match().containsValue("00000002")), "session of the deleted tap-flow");
    }

    @Test
    void aResynchronisationThatFindsNothingDoesNothing() {
        begin();
        give(plan("vm1"));
        machine.diary.clear();
        loop.poll();
        loop.ask();
        assertEquals(List.of("read"), machine.diary);
    }

    @Test
    void aPlanThatDoesNotKnowTheHostTouchesNothing() {
        begin();
        give(new Plan(2, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
        assertEquals(List.of(), machine.diary);
    }

    @Test
    void aRowRemovedByHandComesBack() {
        begin();
        give(plan("vm1"));
        machine.diary.clear();
        machine.lose(new RowKey(RowKey.Table.MIRROR, "tap-out-br-int"));
        loop.ask();
        assertEquals(List.of("rows", "applied", "flows +1 -0"), machine.diary);
    }

    @Test
    void aFlowRemovedByHandComesBackAtTheNextPoll() {
        begin();
        give(plan("vm1"));
        machine.diary.clear();
        link.flows.remove(link.flows.lastKey());
        loop.poll();
        assertEquals(List.of("read", "flows +1 -0"), machine.diary);
    }

    @Test
    void aSlowSwitchIsStillMadeToLookAtLiveTraffic() {
        begin();
        machine.slow = 1;
        give(plan("vm1"));
        assertTrue(report().failure().isPresent());
        machine.diary.clear();
        loop.poll();
        assertEquals(List.of("read", "applied", "flows +4 -0"), withoutReads(machine.diary));
        assertEquals(Optional.empty(), report().failure());
    }

    @Test
    void aRowThatIsRefusedHoldsUpOnlyWhatNeedsItAndIsTriedAgain() {
        begin();
        machine.badRows.add(new RowKey(RowKey.Table.MIRROR, "tap-out-br-int"));
        give(plan("vm1"));
        assertEquals(List.of("rows", "rows", "applied", "flows +4 -0"), machine.diary);
        assertEquals(List.of(new Refusal("constraint violation", numbers(1))), report().refusals());
        assertEquals(0, report().confirmed());
        assertTrue(report().lastError().orElseThrow().endsWith(" constraint violation"));
        machine.diary.clear();
        loop.ask();
        assertEquals(List.of(), machine.diary);
        machine.badRows.clear();
        loop.poll();
        assertEquals(List.of("rows", "applied", "read", "flows +1 -0"), machine.diary);
        assertEquals(List.of(), report().refusals());
        assertEquals(1, report().confirmed());
    }

    @Test
    void aRefusedRowIsTriedAtOnceWhenItIsWantedOtherwise() {
        begin();
        machine.badRows.add(new RowKey(RowKey.Table.MIRROR, "tap-out-br-int"));
        give(plan("vm1"));
        machine.badRows.clear();
        give(plan("vm1", "vm2"));
        assertEquals(List.of(), report().refusals());
    }

    @Test
    void aFlowThatIsRefusedHoldsUpOnlyWhatNeedsItAndIsTriedAgain() {
        begin();
        machine.badTables.add(Table.SESSION.number());
        give(plan("vm1"));
        assertEquals(List.of(numbers(1)), report().refusals().stream().map(Refusal::tapFlows).toList());
        assertEquals(3, link.flows.keySet().stream().filter(key -> key.priority() > 0).count(),
            link.flows.toString());
        machine.diary.clear();
        loop.ask();
        assertEquals(List.of(), machine.diary);
        machine.badTables.clear();
        loop.poll();
        assertEquals(List.of("read", "flows +1 -0"), machine.diary);
        assertEquals(List.of(), report().refusals());
    }

    @Test
    void aRowThatSomebodyElseKeepsChangingBackIsNotWrittenInEveryRound() {
        begin();
        machine.deaf = true;
        give(plan("vm1"));
        machine.diary.clear();
        loop.ask();
        assertEquals(List.of(), machine.diary);
        assertEquals(List.of("mirror tap-out-br-int does not stay as it was written"), report().refusals().stream()
            .map(Refusal::message).filter(message -> message.startsWith("mirror")).toList());
    }

    @Test
    void anErrorOfOurPortsIsDoubtedOnce() {
        begin();
        give(plan("vm1"));
        machine.diary.clear();
        machine.error = Optional.of("No usable peer");
        loop.poll();
        assertEquals(List.of("look", "applied", "read", "flows +1 -0"), machine.diary);
        machine.diary.clear();
        machine.error = Optional.of("No usable peer");
        loop.poll();
        assertEquals(List.of("read"), machine.diary);
    }

    @Test
    void aSwitchThatComesBackEmptyHasAppliedNothing() {
        begin();
        give(plan("vm1"));
        loop.switchDisconnected(link);
        assertFalse(report().switchConnected());
        final var again = machine.connect();
        loop.switchConnected(again);
        assertEquals(link.flows.keySet(), again.flows.keySet());
        assertTrue(report().applied().isPresent());
    }

    private static List<String> withoutReads(final List<String> diary) {
        return java.util.stream.Stream.concat(diary.stream().filter("read"::equals).limit(1),
            diary.stream().filter(entry -> !"read".equals(entry))).toList();
    }

    private static SortedSet<TapFlowNumber> numbers(final int... values) {
        return Arrays.stream(values).mapToObj(TapFlowNumber::new).collect(Collectors.toCollection(TreeSet::new));
    }

    private HostReport report() {
        return reported.get().orElseThrow();
    }

    /** One tap-flow for each name, numbered from 1, to a tap-service each, all of which deliver to s1. */
    private Plan plan(final String... sources) {
        final var services = new TreeMap<TapServiceId, TapService>();
        final var flows = new TreeMap<TapFlowId, TapFlow>();
        for (int i = 1; i <= sources.length; i++) {
            final var service = TapServiceId.of(IDS.value() + i);
            services.put(service, new TapService(service, true, new Sink.Vnic(new ByIfaceId("s1"))));
            final var id = TapFlowId.of("f" + i);
            final var from = new TreeMap<String, Source>();
            from.put("nic", new Source.Vnic(new ByIfaceId(sources[i - 1])));
            flows.put(id, new TapFlow(id, new TapFlowNumber(i), true, new TreeSet<>(Set.of(service)), from,
                Direction.OUT, Optional.empty(), Optional.empty(), Oversize.TRUNCATE, Reduction.NONE));
        }
        final var hosts = new TreeMap<HostId, Host>();
        hosts.put(Machine.ID, machine.view().host());
        return Planner.plan(new Intents(1, new TreeMap<>(), services, flows), new Inventory(hosts));
    }
}
