package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Why a collector gets nothing is said, at once, and is no harm to others.
 */
@EndToEnd
class CollectorProblemsTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** Copies are counted every two seconds, and Open vSwitch needs some time to see an answer. */
    private static final Duration SOME = Duration.ofSeconds(20);
    private static final int COUNT = 5;

    @Test
    @DisplayName("no route to the collector: DEGRADED with no-route, ACTIVE as soon as there is one, and again without")
    void noRoute(final Scenario scenario) {
        final var source = scenario.vm("h1", 115);
        final var flow = scenario.flow(scenario.serviceTo(
            "\"remote\": {\"address\": \"192.0.2.9\", \"vxlan\": {\"vni\": 9}}"), source, "BOTH");
        scenario.awaitFlow(flow, "DEGRADED");
        assertEquals(List.of("no-route"), scenario.problems(flow));
        final var message = scenario.flowState(flow).at("/problem/0/message").asText();
        assertTrue(message.contains("192.0.2.9") && message.contains(scenario.hosts().systemId("h1")), message);

        route(scenario, "add");
        scenario.atEnd(() -> route(scenario, "flush"));
        awaitState(scenario, flow, "ACTIVE", List.of());
        route(scenario, "del");
        awaitState(scenario, flow, "DEGRADED", List.of("no-route"));
    }

    @Test
    @DisplayName("nobody answers for the collector: DEGRADED with no-neighbour, ACTIVE with an answer")
    void noNeighbour(final Scenario scenario) {
        final var source = scenario.vm("h1", 118);
        final var peer = scenario.vm("h1", 118);
        final var flow = scenario.flow(scenario.serviceTo(
            "\"remote\": {\"address\": \"172.31.0.77\", \"geneve\": {}}"), source, "BOTH");
        scenario.awaitFlow(flow, "ACTIVE");
        try (var ping = Ping.between(scenario.hosts(), source, peer)) {
            await("no neighbour").atMost(SOME).until(() -> scenario.problems(flow), equalTo(List.of("no-neighbour")));
            assertEquals("DEGRADED", scenario.flowState(flow).path("state").asText());
            scenario.hosts().run("exec", "ctl", "ip", "addr", "add", "172.31.0.77/32", "dev", "under0");
            scenario.atEnd(() -> scenario.hosts().run("exec", "ctl", "ip", "addr", "del", "172.31.0.77/32", "dev",
                "under0"));
            await("a neighbour").atMost(SOME).until(() -> scenario.problems(flow), equalTo(List.of()));
            assertEquals("ACTIVE", scenario.flowState(flow).path("state").asText());
            ping.awaitReplies(Ping.RATE);
        }
    }

    @Test
    @DisplayName("ERSPAN from a host that receives GRE: REJECTED with tunnels-conflict; those by GRE and VXLAN go on")
    void tunnelsConflict(final Scenario scenario) {
        final var far = scenario.vm("h2", 116);
        final var near = scenario.vm("h1", 116);
        final var sink = scenario.sink("h1");
        final var capture = scenario.capture(sink);
        final var others = List.of(scenario.flow(scenario.service(sink), far, "BOTH"),
            scenario.flow(collector(scenario, "\"vxlan\": {}"), near, "BOTH"));
        others.forEach(flow -> scenario.awaitFlow(flow, "ACTIVE"));
        final var before = Ping.times(COUNT, scenario.hosts(), far, near);
        final var erspan = scenario.flow(collector(scenario, "\"erspan-v2\": {}"), near, "BOTH");
        awaitState(scenario, erspan, "REJECTED", List.of("tunnels-conflict"));
        others.forEach(flow -> awaitState(scenario, flow, "ACTIVE", List.of()));
        final var after = Ping.times(COUNT, scenario.hosts(), far, near);
        capture.settle();
        assertEquals(DataPlaneTest.seen(before, "BOTH"), capture.echoes(before.id()));
        assertEquals(DataPlaneTest.seen(after, "BOTH"), capture.echoes(after.id()));
    }

    @Test
    @DisplayName("an identity that does not fit the encapsulation: REJECTED with identity-too-large, until it does")
    void identityTooLarge(final Scenario scenario) {
        final var source = scenario.vm("h1", 117);
        final var service = collector(scenario, "\"erspan-v1\": {}");
        final var flow = scenario.flowTo(List.of(service), source, "\"identity\": 1024");
        awaitState(scenario, flow, "REJECTED", List.of("identity-too-large"));
        scenario.putFlow(flow, service, "BOTH", "\"identity\": 1023", List.of(Scenario.vnic(source))).orFail();
        scenario.awaitFlow(flow, "ACTIVE");
        assertEquals(List.of(), scenario.problems(flow));
    }

    private static String collector(final Scenario scenario, final String encapsulation) {
        return scenario.serviceTo("\"remote\": {\"address\": \"%s\", %s}".formatted(Collector.ADDRESS, encapsulation));
    }

    private static void route(final Scenario scenario, final String change) {
        scenario.hosts().run("exec", "h1", "ip", "route", change, "192.0.2.0/24", "via", Collector.ADDRESS);
    }

    private static void awaitState(final Scenario scenario, final String flow, final String state,
            final List<String> problems) {
        await(flow + " becomes " + state).atMost(AT_ONCE).untilAsserted(() -> {
            assertEquals(state, scenario.flowState(flow).path("state").asText());
            assertEquals(problems, scenario.problems(flow));
        });
    }
}
