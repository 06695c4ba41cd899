package io.tapfabric.impl.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.plan.Spot;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.FabricState;
import io.tapfabric.planner.state.FilterState;
import io.tapfabric.planner.state.HostState;
import io.tapfabric.planner.state.LastChange;
import io.tapfabric.planner.state.QuotaUse;
import io.tapfabric.planner.state.SourceState;
import io.tapfabric.planner.state.State;
import io.tapfabric.planner.state.TapFlowState;
import io.tapfabric.planner.state.TapServiceState;
import io.tapfabric.planner.state.Truncation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ProblemCode;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.Source;

class StateWriterTest extends AbstractConcurrentDataBrokerTest {
    private static final HostId HOST = HostId.of("h1");

    @BeforeEach
    void before() throws Exception {
        setup();
    }

    @Test
    void writesEverything() {
        try (var writer = new StateWriter(getDataBroker(), Runnable::run)) {
            writer.write(state(5, Map.of("f", 10L)));
            await().until(() -> stored().isPresent());
        }
        final var flow = stored().orElseThrow().nonnullTapFlow().values().iterator().next();
        assertEquals("PENDING", flow.requireState().getName());
        assertEquals("[a DEGRADED [h1/br-int/p1, h2/br-int/-], b PENDING []]", flow.nonnullSource().values().stream()
            .map(source -> source.requireId().getValue() + " " + source.requireState() + " " + places(source))
            .sorted().toList().toString());
        assertEquals("[h1/p2]", sinks(flow.nonnullSink().values()));
        assertEquals("[h1/p2, h1/p3, h2/p2]", sinks(stored().orElseThrow().nonnullTapService().values().iterator()
            .next().nonnullSink().values()));
        assertEquals(3, flow.getOversize().requirePackets().getValue().longValue());
        assertEquals(192, flow.getOversize().requireBytes().getValue().longValue());
        assertEquals(7, flow.getLeftOut().getFilter().requirePackets().getValue().longValue());
        assertEquals(700, flow.getLeftOut().getFilter().requireBytes().getValue().longValue());
        assertEquals(5, flow.getLeftOut().getSample().requirePackets().getValue().longValue());
        assertEquals(500, flow.getLeftOut().getSample().requireBytes().getValue().longValue());
        assertEquals(6, flow.getLeftOut().getRate().requirePackets().getValue().longValue());
        assertEquals(600, flow.getLeftOut().getRate().requireBytes().getValue().longValue());
        assertEquals(4, flow.getTruncated().requirePackets().getValue().longValue());
        assertEquals(400, flow.getTruncated().requireBytesBefore().getValue().longValue());
        assertEquals(80, flow.getTruncated().requireBytesAfter().getValue().longValue());
        assertEquals(10, flow.getSent().requirePackets().getValue().longValue());
        assertEquals("not-applied h1: one; two", flow.nonnullProblem().values().stream()
            .map(problem -> problem.requireCode().getName() + " " + problem.requireSubject() + ": "
                + problem.requireMessage()).collect(Collectors.joining(" | ")));
        final var host = stored().orElseThrow().nonnullHost().values().iterator().next();
        assertEquals("compute�[2J1", host.getHostname());
        assertEquals("10.0.0.9", host.getAddress().stringValue());
        assertEquals("fd00::1", host.getTunnelAddress().stringValue());
        assertEquals("eth0 1450", host.getTunnelInterface() + " " + host.getTunnelMtu());
        assertEquals("[eth0 00:00:00:00:00:0a 1500 bridge br0, eth1 00:00:00:00:00:0b 9000 null]",
            host.nonnullNic().values().stream().map(nic -> nic.requireName() + " " + nic.requireMac().getValue() + " "
                + nic.requireMtu() + " " + nic.getUse()).sorted().toList().toString());
        assertEquals(1, stored().orElseThrow().nonnullTapService().size());
        assertEquals("w 7 [f]", filters());
        assertEquals(5, stored().orElseThrow().requireGeneration().longValue());
    }

    @Test
    void writesWhatIsInUse() {
        final var first = new QuotaUse(Quota.TAP_FLOWS, 20_000, 7, Optional.of("all tap-flows"));
        final var second = new QuotaUse(Quota.SOURCES_PER_TAP_FLOW, 0, 0, Optional.empty());
        try (var writer = new StateWriter(getDataBroker(), Runnable::run)) {
            writer.write(state(1, Map.of()).with(new TreeMap<>(Map.of(first.quota(), first))));
            await().until(() -> quotas().equals("tap-flows 20000 7 all tap-flows"));
            writer.write(state(2, Map.of()).with(new TreeMap<>(Map.of(second.quota(), second))));
            await().until(() -> quotas().equals("sources-per-tap-flow 0 0 null"));
        }
    }

    private String quotas() {
        return stored().map(state -> state.nonnullQuota().values()).orElse(List.of()).stream()
            .map(quota -> quota.requireName() + " " + quota.requireLimit() + " " + quota.requireMostUsed() + " "
                + quota.getMostUsedBy()).collect(Collectors.joining(" | "));
    }

    @Test
    void writesHowLongTheLastChangeTook() {
        final var seen = Instant.parse("2026-01-02T03:04:05.000670Z");
        try (var writer = new StateWriter(getDataBroker(), Runnable::run)) {
            writer.write(state(1, Map.of()));
            await().until(() -> stored().isPresent());
            writer.write(state(2, Map.of()).with(Optional.of(new LastChange(2, seen, Duration.ofNanos(1_234_567),
                new TreeMap<>(Map.of(HOST, Duration.ofMillis(3)))))));
            await().until(() -> stored().map(TapsState::getLastChange).isPresent());
        }
        final var change = stored().orElseThrow().getLastChange();
        assertEquals("2026-01-02T03:04:05.000670Z", change.requireSeenAt().getValue());
        assertEquals(1234, change.requirePlannedAfter().longValue());
        assertEquals(3000, change.nonnullHost().values().iterator().next().requireAppliedAfter().longValue());
    }

    @Test
    void touchesOnlyWhatChanged() {
        final List<String> touched = new CopyOnWriteArrayList<>();
        try (var writer = new StateWriter(getDataBroker(), Runnable::run);
                var registration = getDataBroker().registerTreeChangeListener(DataTreeIdentifier.of(
                    LogicalDatastoreType.OPERATIONAL, StateWriter.STATE.child(TapFlow.class)),
                    changes -> changes.forEach(change -> touched.add(change.getRootNode().modificationType() + " "
                        + change.getRootPath().path().firstKeyOf(TapFlow.class).getId().getValue())))) {
            writer.write(state(1, Map.of("a", 1L, "b", 1L, "c", 1L)));
            await().until(() -> touched.size() == 3);
            touched.clear();
            writer.write(state(1, Map.of("a", 1L, "b", 2L)));
            await().until(() -> touched.size() == 2);
            assertEquals(new TreeSet<>(List.of("WRITE b", "DELETE c")), new TreeSet<>(touched));
            assertEquals("w 7 [a, b]", filters());
        }
    }

    @Test
    void clearsWhatAnEarlierControllerLeft() {
        try (var writer = new StateWriter(getDataBroker(), Runnable::run)) {
            writer.write(state(9, Map.of("old", 1L)));
            await().until(() -> stored().isPresent());
        }
        try (var writer = new StateWriter(getDataBroker(), Runnable::run)) {
            writer.write(state(1, Map.of("new", 1L)));
            await().until(() -> stored().orElseThrow().requireGeneration().intValue() == 1);
            assertEquals("[new]", stored().orElseThrow().nonnullTapFlow().values().stream()
                .map(flow -> flow.requireId().getValue()).toList().toString());
        }
    }

    @Test
    void modelAndPlannerKnowTheSameProblemsAndStates() {
        assertEquals(Arrays.stream(ProblemCode.values()).map(ProblemCode::getName).toList(),
            Arrays.stream(Problem.Code.values()).map(code -> ProblemText.code(code)).toList());
        assertEquals(
            Arrays.stream(org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State.values()).map(Enum::name).toList(),
            Arrays.stream(State.values()).map(Enum::name).toList());
    }

    private Optional<TapsState> stored() {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.OPERATIONAL, StateWriter.STATE).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String filters() {
        return stored().orElseThrow().nonnullFilter().values().stream().map(filter -> filter.requireId().getValue()
            + " " + filter.requireNumber() + " " + filter.requireTapFlow().stream().map(Id::getValue).sorted().toList())
            .collect(Collectors.joining(" | "));
    }

    private static FabricState state(final long generation, final Map<String, Long> sent) {
        final var flows = new TreeMap<TapFlowId, TapFlowState>();
        sent.forEach((id, packets) -> flows.put(TapFlowId.of(id), new TapFlowState(TapFlowId.of(id),
            new TapFlowNumber(1), State.PENDING, sources(), place("p2"), new Count(packets, packets * 64), Count.ZERO,
            new Count(3, 192), new Truncation(4, 400, 80), new Count(7, 700), new Count(5, 500), new Count(6, 600),
            new TreeSet<>(List.of(problem("one"), problem("two"))))));
        final var services = new TreeMap<TapServiceId, TapServiceState>();
        services.put(TapServiceId.of("s"), new TapServiceState(TapServiceId.of("s"), State.ACTIVE,
            new TreeSet<>(List.of(new Place(HOST, PortName.of("p2")), new Place(HOST, PortName.of("p3")),
                new Place(HostId.of("h2"), PortName.of("p2")))), 1, new TreeSet<>()));
        final var hosts = new TreeMap<HostId, HostState>();
        hosts.put(HOST, new HostState(HOST, Optional.of("compute\033[2J1"), true, true, "10.0.0.9",
            Optional.of("fd00::1"), Optional.of(PortName.of("eth0")), Optional.of(1450), nics(), "3.1.0",
            "8.3.1", Optional.of("system"), 1, Count.ZERO, Count.ZERO,
            Optional.empty(), new TreeSet<>()));
        final var filter = new FilterState(FilterId.of("w"), new FilterNumber(7), new TreeSet<>(flows.keySet()));
        return new FabricState(generation, new TreeMap<>(Map.of(filter.id(), filter)), services, flows, hosts);
    }

    private static Problem problem(final String message) {
        return new Problem(Problem.Code.NOT_APPLIED, "h1", message);
    }

    /** One on two hosts, on one of these with two ports of a guest that moves; and one that is nowhere. */
    private static TreeMap<String, SourceState> sources() {
        final var bridge = BridgeName.of("br-int");
        return new TreeMap<>(Map.of(
            "a", new SourceState(State.DEGRADED, List.of(new Spot(HOST, bridge, Optional.of(port("p1"))),
                new Spot(HOST, bridge, Optional.of(port("p9"))), new Spot(HostId.of("h2"), bridge, Optional.empty())),
                new TreeSet<>()),
            "b", new SourceState(State.PENDING, List.of(), new TreeSet<>())));
    }

    private static TreeMap<PortName, HostNic> nics() {
        final var used = new HostNic(PortName.of("eth0"), MacAddress.of("00:00:00:00:00:0a"), 1500, true,
            Optional.of("bridge br0"));
        final var free = new HostNic(PortName.of("eth1"), MacAddress.of("00:00:00:00:00:0b"), 9000, false,
            Optional.empty());
        return new TreeMap<>(Map.of(used.name(), used, free.name(), free));
    }

    private static Port port(final String name) {
        return new Port(PortName.of(name), GuestNic.NONE, VlanMode.Trunk.ALL, Optional.empty(), true, Link.UNKNOWN,
            false, Optional.empty());
    }

    private static String places(final Source source) {
        return source.nonnullPlace().values().stream().map(place -> place.requireHost().getValue() + "/"
            + place.requireBridge().getValue() + "/" + (place.getPort() == null ? "-" : place.getPort().getValue()))
            .sorted().toList().toString();
    }

    private static String sinks(final Collection<Sink> sinks) {
        return sinks.stream().map(sink -> sink.requireHost().getValue() + "/" + sink.requirePort().getValue()).sorted()
            .toList().toString();
    }

    private static SortedSet<Place> place(final String port) {
        return new TreeSet<>(Set.of(new Place(HOST, PortName.of(port))));
    }
}
