package io.tapfabric.planner.state;

import static io.tapfabric.planner.model.Problem.Code.APPLY_FAILED;
import static io.tapfabric.planner.model.Problem.Code.HOST_DISCONNECTED;
import static io.tapfabric.planner.model.Problem.Code.MIRROR_UNCONFIRMED;
import static io.tapfabric.planner.model.Problem.Code.NOT_APPLIED;
import static io.tapfabric.planner.model.Problem.Code.SINK_DOWN;
import static io.tapfabric.planner.model.Problem.Code.SINK_NOT_FOUND;
import static io.tapfabric.planner.model.Problem.Code.SINK_NOT_ON_TAP_BRIDGE;
import static io.tapfabric.planner.model.Problem.Code.SOURCE_NOT_FOUND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** States, case by case: source vm1 on h1, sink on h2, one tap-flow. */
class AssessmentTest {
    private static final String TEXT = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
        port h2 brtap v-probe id=probe
        tap-service s id=probe
        tap-flow 1 f OUT id=vm1 to=s
        """;
    private static final String FILTERED = """
        filter 1 w
        rule w OUT 1 accept proto=6
        """ + TEXT.replace("to=s", "to=s filter=w");
    /** Two sinks, one on each host. */
    private static final String SEVERAL = TEXT.replace("to=s", "to=s,t") + """
        port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
        port h1 br-int v-vm3 id=vm3 mac=02:00:00:00:00:03
        port h1 brtap v-second id=second
        tap-service t id=second
        """;
    private static final String DOWN = "port h1 brtap v-down id=down down";
    private static final HostId H1 = HostId.of("h1");
    private static final HostId H2 = HostId.of("h2");
    private static final TapFlowId FLOW = TapFlowId.of("f");
    private static final TapFlowNumber NUMBER = new TapFlowNumber(1);

    /** What one host says, with everything as it should be; each method makes one thing otherwise. */
    private record Says(Host host, boolean switchConnected, Optional<Plan> applied, SortedSet<PortName> waiting,
            SortedSet<String> mirrors, Counters counters, List<Refusal> refusals, Optional<String> failure) {
        static Says wellOn(final Host host, final Plan plan) {
            return new Says(host, true, Optional.of(plan), new TreeSet<>(),
                new TreeSet<>(List.of("tap-out-br-int")), Counters.NONE, List.of(), Optional.empty());
        }

        Says databaseLost() {
            return new Says(host.connected(false), switchConnected, applied,
                waiting, mirrors, counters, refusals, failure);
        }

        Says switchLost() {
            return new Says(host, false, applied, waiting, mirrors, counters, refusals, failure);
        }

        Says applied(final Optional<Plan> plan) {
            return new Says(host, switchConnected, plan, waiting, mirrors, counters, refusals, failure);
        }

        Says waitingFor(final String port) {
            return new Says(host, switchConnected, applied, new TreeSet<>(List.of(PortName.of(port))), mirrors,
                counters, refusals, failure);
        }

        Says noMirror() {
            return new Says(host, switchConnected, applied, waiting, new TreeSet<>(), counters, refusals, failure);
        }

        Says counted(final Counters counted) {
            return new Says(host, switchConnected, applied, waiting, mirrors, counted, refusals, failure);
        }

        Says refused(final Refusal refusal) {
            return new Says(host, switchConnected, applied, waiting, mirrors, counters, List.of(refusal), failure);
        }

        Says failed(final String why) {
            return new Says(host, switchConnected, applied, waiting, mirrors, counters, refusals, Optional.of(why));
        }

        HostReport report() {
            return new HostReport(host, Optional.of("host"), "192.0.2.7", "3.1.0", "8.3.0", switchConnected, applied,
                waiting, mirrors, new TreeSet<>(), counters, refusals, failure, failure);
        }
    }

    static List<Arguments> cases() {
        final var older = Optional.of(Fabric.of(TEXT.replace("OUT", "IN")).plan());
        final var olderRule = Optional.of(Fabric.of(FILTERED.replace("proto=6", "proto=17")).plan());
        return List.of(
            when("its filter is confirmed", FILTERED, h1 -> h1, h2 -> h2, State.ACTIVE),
            when("its filter had another rule", FILTERED, h1 -> h1.applied(olderRule), h2 -> h2, State.PENDING,
                NOT_APPLIED),
            when("another filter had another rule", FILTERED + "filter 2 v", h1 -> h1.applied(
                Optional.of(Fabric.of(FILTERED + "filter 2 v accept").plan())), h2 -> h2, State.ACTIVE),
            when("all is confirmed", TEXT, h1 -> h1, h2 -> h2, State.ACTIVE),
            when("another tap-flow is not confirmed yet", TEXT,
                h1 -> h1.applied(Optional.of(Fabric.of(TEXT + "tap-flow 2 g OUT id=vm2 to=s").plan())), h2 -> h2,
                State.ACTIVE),
            when("the source's host has an older plan", TEXT, h1 -> h1.applied(older), h2 -> h2, State.PENDING,
                NOT_APPLIED),
            when("the sink's host has none", TEXT, h1 -> h1, h2 -> h2.applied(Optional.empty()), State.PENDING,
                NOT_APPLIED),
            when("the source's host refused", TEXT, h1 -> h1.applied(older).failed("no space"), h2 -> h2,
                State.PENDING, NOT_APPLIED, APPLY_FAILED),
            when("the source's host refused a part of it", TEXT, h1 -> h1.refused(refusal(NUMBER)), h2 -> h2,
                State.PENDING, NOT_APPLIED, APPLY_FAILED),
            when("the sink's host refused a part of it", TEXT, h1 -> h1, h2 -> h2.refused(refusal(NUMBER)),
                State.PENDING, NOT_APPLIED, APPLY_FAILED),
            when("a part of another was refused", TEXT, h1 -> h1.refused(refusal(new TapFlowNumber(2))), h2 -> h2,
                State.ACTIVE),
            when("a failure came after it was applied", TEXT, h1 -> h1.failed("no space"), h2 -> h2, State.ACTIVE),
            when("the tunnel port has no number", TEXT, h1 -> h1.waitingFor("gre-ac1f0002"), h2 -> h2, State.PENDING,
                NOT_APPLIED),
            when("the sink has no number", TEXT, h1 -> h1, h2 -> h2.waitingFor("v-probe"), State.PENDING, NOT_APPLIED),
            when("a port of others has no number", TEXT, h1 -> h1.waitingFor("gre-0a000001"),
                h2 -> h2.waitingFor("v-other"), State.ACTIVE),
            when("the mirror is not installed", TEXT, Says::noMirror, h2 -> h2, State.PENDING, MIRROR_UNCONFIRMED),
            when("the sink's host has no mirrors", TEXT, h1 -> h1, Says::noMirror, State.ACTIVE),
            when("the source's database is lost", TEXT, Says::databaseLost, h2 -> h2, State.DEGRADED,
                HOST_DISCONNECTED),
            when("the sink's switch is lost", TEXT, h1 -> h1, Says::switchLost, State.DEGRADED, HOST_DISCONNECTED),
            when("both are lost", TEXT, Says::databaseLost, Says::switchLost, State.DEGRADED, HOST_DISCONNECTED,
                HOST_DISCONNECTED),
            when("lost before it could confirm", TEXT, h1 -> h1.databaseLost().applied(older), h2 -> h2, State.PENDING,
                HOST_DISCONNECTED, NOT_APPLIED),
            when("its sink's port has an error", TEXT.replace("id=probe", "id=probe error=busy"), h1 -> h1, h2 -> h2,
                State.PENDING, SINK_DOWN),
            when("the source is not there", TEXT.replace("id=vm1 mac", "mac"), h1 -> h1, h2 -> h2, State.PENDING,
                SOURCE_NOT_FOUND),
            when("the sink is on another bridge", TEXT.replace("brtap", "br-int"), h1 -> h1, h2 -> h2, State.REJECTED,
                SINK_NOT_ON_TAP_BRIDGE),
            when("rejected and lost", TEXT.replace("brtap", "br-int"), Says::databaseLost, h2 -> h2, State.REJECTED,
                SINK_NOT_ON_TAP_BRIDGE),
            when("disabled", TEXT.replace("to=s", "to=s disabled"), Says::databaseLost, Says::noMirror,
                State.DISABLED),
            when("one of two sinks is not there", SEVERAL.replace("t id=second", "t id=nobody"), h1 -> h1, h2 -> h2,
                State.DEGRADED, SINK_NOT_FOUND),
            when("one of two sinks has no link", SEVERAL.replace("t id=second", "t id=down") + DOWN, h1 -> h1,
                h2 -> h2, State.DEGRADED, SINK_DOWN),
            when("one of two sinks is on another bridge", SEVERAL.replace("t id=second", "t id=vm2"), h1 -> h1,
                h2 -> h2, State.DEGRADED, SINK_NOT_ON_TAP_BRIDGE),
            when("one of two tap-services is disabled", SEVERAL.replace("t id=second", "t id=nobody disabled"),
                h1 -> h1, h2 -> h2, State.ACTIVE),
            when("neither sink is there", SEVERAL.replace("t id=second", "t id=nobody").replace("s id=probe",
                "s id=no"), h1 -> h1, h2 -> h2, State.PENDING, SINK_NOT_FOUND, SINK_NOT_FOUND),
            when("both sinks are on other bridges", SEVERAL.replace("t id=second", "t id=vm2").replace("s id=probe",
                "s id=vm3"), h1 -> h1, h2 -> h2, State.REJECTED, SINK_NOT_ON_TAP_BRIDGE, SINK_NOT_ON_TAP_BRIDGE),
            when("both tap-services are disabled", SEVERAL.replace("t id=second", "t id=second disabled").replace(
                "s id=probe", "s id=probe disabled"), h1 -> h1, h2 -> h2, State.DISABLED),
            when("both sinks are there", SEVERAL, h1 -> h1, h2 -> h2, State.ACTIVE),
            when("the host of one of two sinks has not confirmed", SEVERAL, h1 -> h1, h2 -> h2.applied(older),
                State.DEGRADED, NOT_APPLIED),
            when("the host of one of two sinks is lost", SEVERAL, h1 -> h1, Says::databaseLost, State.DEGRADED,
                HOST_DISCONNECTED),
            when("the host of the source has not confirmed", SEVERAL, h1 -> h1.applied(older), h2 -> h2,
                State.PENDING, NOT_APPLIED),
            when("an unused sink has no number", SEVERAL.replace("t id=second", "t id=down") + DOWN,
                h1 -> h1.waitingFor("v-down"), h2 -> h2, State.DEGRADED, SINK_DOWN),
            when("its tap-service is disabled", TEXT.replace("tap-service s", "tap-service s disabled"), h1 -> h1,
                h2 -> h2, State.DISABLED));
    }

    private static Refusal refusal(final TapFlowNumber number) {
        return new Refusal("no space", new TreeSet<>(List.of(number)));
    }

    private static Arguments when(final String what, final String text, final UnaryOperator<Says> onFirst,
            final UnaryOperator<Says> onSecond, final State state, final Code... problems) {
        return Arguments.of(what, text, onFirst, onSecond, state, List.of(problems));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void tapFlow(final String what, final String text, final UnaryOperator<Says> onFirst,
            final UnaryOperator<Says> onSecond, final State state, final List<Code> problems) {
        final var flow = assess(Fabric.of(text), onFirst, onSecond).flows().get(FLOW);
        assertEquals(problems.stream().sorted().toList(), flow.problems().stream().map(problem -> problem.code())
            .toList());
        assertEquals(state, flow.state());
    }

    @Test
    void hostsThatNeverReportedAreNotConfirmed() {
        final var state = Assessment.of(Fabric.of(TEXT).plan(), new TreeMap<>());
        assertEquals(State.PENDING, state.flows().get(FLOW).state());
        assertEquals(State.DEGRADED, state.services().get(TapServiceId.of("s")).state());
        assertEquals(new TreeMap<>(), state.hosts());
    }

    @Test
    void tapServiceFollowsItsSinksHost() {
        final var fabric = Fabric.of(TEXT);
        assertEquals(State.ACTIVE, service(assess(fabric, Says::databaseLost, h2 -> h2)).state());
        final var lost = service(assess(fabric, h1 -> h1, Says::switchLost));
        assertEquals(State.DEGRADED, lost.state());
        assertEquals(List.of(HOST_DISCONNECTED), lost.problems().stream().map(problem -> problem.code()).toList());
        assertEquals(State.DISABLED, service(assess(Fabric.of(TEXT.replace("tap-service s", "tap-service s disabled")),
            h1 -> h1, h2 -> h2)).state());
        assertEquals(State.REJECTED, service(assess(Fabric.of(TEXT.replace("brtap", "br-int")), h1 -> h1, h2 -> h2))
            .state());
    }

    @Test
    void aFilterSaysWhichTapFlowsNameIt() {
        final var filters = assess(Fabric.of(FILTERED + """
            filter 2 idle
            tap-flow 2 g IN id=vm2 to=s filter=w disabled
            tap-flow 3 other IN id=vm3 to=s
            """), h1 -> h1, h2 -> h2).filters();
        assertEquals("[idle 0x2 [], w 0x1 [f, g]]", filters.values().stream()
            .map(filter -> filter.id() + " " + filter.number() + " " + filter.tapFlows()).toList().toString());
    }

    @Test
    void copiesAreAddedUpOverHosts() {
        final var other = new TapFlowNumber(2);
        final var flow = assess(Fabric.of(TEXT),
            h1 -> h1.counted(counters(counts(NUMBER, 7), counts(other, 100), counts(NUMBER, 2))),
            h2 -> h2.counted(counters(counts(NUMBER, 1), counts(NUMBER, 5), counts(NUMBER, 1))))
            .flows().get(FLOW);
        assertEquals(new Count(8, 800), flow.sent());
        assertEquals(new Count(5, 500), flow.delivered());
        assertEquals(new Count(3, 300), flow.oversize());
    }

    @Test
    void aHostSaysWhatItLacks() {
        final var hosts = assess(Fabric.of(TEXT), Says::databaseLost,
            h2 -> h2.applied(Optional.empty()).failed("no space")).hosts();
        assertEquals(List.of(HOST_DISCONNECTED), hosts.get(H1).problems().stream().map(p -> p.code()).toList());
        assertEquals(1, hosts.get(H1).generationApplied());
        assertEquals(List.of(APPLY_FAILED), hosts.get(H2).problems().stream().map(p -> p.code()).toList());
        assertEquals(0, hosts.get(H2).generationApplied());
    }

    @Test
    void aHostSaysWhatItsNicsAreUsedFor() {
        final var nics = assess(Fabric.of(TEXT + """
            nic h2 eth1 mac=02:00:00:00:01:01
            nic h2 eth2 mac=02:00:00:00:01:02
            nic h2 eth3 mac=02:00:00:00:01:03 use=has-address-10.0.0.5/24
            port h2 br-ex eth2
            """), h1 -> h1, h2 -> h2).hosts().get(H2).nics();
        assertEquals(List.of("carries the tunnels", "free", "is a port of bridge br-ex", "has-address-10.0.0.5/24"),
            nics.values().stream().map(nic -> nic.use().orElse("free")).toList());
    }

    @Test
    void aHostSaysWhatItRefused() {
        final var report = assess(Fabric.of(TEXT), h1 -> h1, h2 -> h2.refused(refusal(NUMBER))).hosts().get(H2);
        assertEquals(List.of("Host h2 refused: no space"), report.problems().stream().map(Problem::message).toList());
    }

    private static Counters counters(final SortedMap<TapFlowNumber, Count> sent,
            final SortedMap<TapFlowNumber, Count> delivered, final SortedMap<TapFlowNumber, Count> oversize) {
        return new Counters(sent, delivered, oversize, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(),
            new TreeMap<>(), Count.ZERO, Count.ZERO);
    }

    private static SortedMap<TapFlowNumber, Count> counts(final TapFlowNumber number, final int packets) {
        final var counts = new TreeMap<TapFlowNumber, Count>();
        counts.put(number, new Count(packets, packets * 100L));
        return counts;
    }

    private static TapServiceState service(final FabricState state) {
        return state.services().get(TapServiceId.of("s"));
    }

    private static FabricState assess(final Fabric fabric, final UnaryOperator<Says> onFirst,
            final UnaryOperator<Says> onSecond) {
        final var plan = fabric.plan();
        final var reports = new TreeMap<HostId, HostReport>();
        reports.put(H1, onFirst.apply(Says.wellOn(fabric.inventory().hosts().get(H1), plan)).report());
        reports.put(H2, onSecond.apply(Says.wellOn(fabric.inventory().hosts().get(H2), plan)).report());
        return Assessment.of(plan, reports);
    }
}
