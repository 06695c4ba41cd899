package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * It stays true: whatever happens to hosts, ports, rows and flows is repaired without being asked.
 */
@EndToEnd
class RepairTest {
    /** How soon a damage that nobody reports, such as a changed flow, is found and repaired. */
    private static final Duration REPAIR = Duration.ofSeconds(20);

    /** One after the other on one tap-flow, so that what one leaves behind is the next one's to suffer. */
    @Test
    void repairs(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sink = scenario.sink("h2");
        final var flow = scenario.activeFlow(scenario.service(sink), source, "BOTH");
        final var capture = scenario.capture(sink);
        for (var damage : Damage.values()) {
            assertCopied(scenario, capture, source, peer);
            damage.strike(scenario.hosts(), new Damage.Ends(source, sink));
            await("copies after " + damage).atMost(REPAIR).until(() -> {
                final var ping = Ping.times(1, scenario.hosts(), source, peer);
                return capture.echoes(ping.id()).size() == 2;
            });
            await("ACTIVE after " + damage).atMost(REPAIR).until(() -> scenario.flowState(flow).path("state").asText(),
                equalTo("ACTIVE"));
        }
        assertCopied(scenario, capture, source, peer);
    }

    @Test
    @DisplayName("the controller is killed and comes back: no copy and no count is lost, and none is made twice")
    void controllerKilled(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h2");
        final var sink = scenario.sink("h2");
        final var flow = scenario.activeFlow(scenario.service(sink), source, "BOTH");
        final var capture = scenario.capture(sink);
        final var ping = scenario.ping(source, peer);

        scenario.controller().kill();
        ping.awaitReplies(Ping.RATE);
        scenario.controller().start();
        await("ACTIVE again").atMost(Duration.ofSeconds(30))
            .until(() -> scenario.flowState(flow).path("state").asText().equals("ACTIVE"));
        ping.awaitReplies(Ping.RATE);
        ping.stop();
        capture.settle();

        assertEquals(ping.sent(), ping.replies().size(), ping.toString());
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()));
        final var copies = capture.frames().stream().filter(frame -> frame.type() != Frame.MARKER).count();
        await("counters").until(() -> scenario.flowState(flow).path("delivered").path("packets").asLong(),
            delivered -> delivered >= copies);
    }

    @Test
    @DisplayName("a change made while a host is cut off takes effect when it is back; copies go on meanwhile")
    void managementCut(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sink = scenario.sink("h1");
        final var service = scenario.service(sink);
        final var flow = scenario.activeFlow(service, source, "OUT");
        scenario.awaitFlow(flow, "ACTIVE");
        final var capture = scenario.capture(sink);

        scenario.hosts().run("cut", "h1", "mgmt");
        scenario.atEnd(() -> scenario.hosts().run("heal", "h1", "mgmt"));
        await("the host is seen to be gone").atMost(Duration.ofSeconds(30))
            .until(() -> !scenario.hostState("h1").path("ovsdb-connected").asBoolean(true));
        scenario.awaitFlow(flow, "DEGRADED");
        final var meanwhile = Ping.times(3, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(meanwhile, "OUT"), capture.echoes(meanwhile.id()));

        scenario.putFlow(flow, service, source, "IN", true).orFail();
        scenario.hosts().run("heal", "h1", "mgmt");
        await("ACTIVE again").atMost(Duration.ofSeconds(30))
            .until(() -> scenario.flowState(flow).path("state").asText().equals("ACTIVE"));
        final var healed = Ping.times(3, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(healed, "IN"), capture.echoes(healed.id()));
    }

    @Test
    @DisplayName("ports that appear only after the intent, and a guest that moves to another host")
    void portsAppearLater(final Scenario scenario) {
        final var peer = scenario.vm("h1");
        final var source = scenario.guest("h1", OptionalInt.empty());
        final var sink = scenario.guest("h2", OptionalInt.empty());
        final var service = scenario.service(sink);
        final var flow = scenario.flow(service, source, "BOTH");
        scenario.awaitFlow(flow, "PENDING");
        assertProblem(scenario, flow, "source-not-found");
        assertProblem(scenario, flow, "sink-not-found");

        scenario.hosts().plugIn(source);
        scenario.hosts().plugInSilent(sink, "brtap");
        scenario.atEnd(() -> scenario.hosts().remove(sink));
        final var capture = scenario.capture(sink);
        scenario.awaitFlow(flow, "ACTIVE");
        assertCopied(scenario, capture, source, peer);

        final var moved = new Guest("h2", source.name(), source.number(), source.vlan());
        scenario.hosts().remove(source);
        scenario.hosts().plugIn(moved);
        scenario.atEnd(() -> scenario.hosts().remove(moved));
        await("it moved").until(() -> scenario.flowState(flow).at("/source/0/place/0/host").asText(),
            scenario.hosts().systemId("h2")::equals);
        scenario.awaitFlow(flow, "ACTIVE");
        assertCopied(scenario, capture, moved, peer);
    }

    @Test
    @DisplayName("a host that appears only after the intent, and is forgotten when it has gone")
    void hostComesAndGoes(final Scenario scenario) {
        final var source = scenario.vm("h3");
        final var peer = scenario.vm("h3");
        final var sink = scenario.sink("h1");
        final var capture = scenario.capture(sink);
        final var flow = scenario.flow(scenario.service(sink), source, "BOTH");
        scenario.awaitFlow(flow, "PENDING");

        scenario.connect("h3");
        scenario.awaitFlow(flow, "ACTIVE");
        assertCopied(scenario, capture, source, peer);
        assertTrue(hasTunnelTo(scenario, "172.31.0.3"));
        final var refused = scenario.forget("h3");
        assertEquals(409, refused.status());
        assertEquals("host '%s' is connected; allowed: a host without OVSDB connection, as after".formatted(
            scenario.hosts().systemId("h3")) + " 'ovs-vsctl del-manager' on it", refused.sentence());

        scenario.disconnect("h3");
        scenario.awaitFlow(flow, "DEGRADED");
        assertEquals(204, scenario.forget("h3").status());
        scenario.awaitFlow(flow, "PENDING");
        assertEquals(List.of("source-not-found"), scenario.problems(flow));
        await("nothing leads there").until(() -> !hasTunnelTo(scenario, "172.31.0.3"));
        assertEquals("host '%s' is not known; allowed: a host of taps-state, or one that is waited for after a start"
            .formatted(scenario.hosts().systemId("h3")), scenario.forget("h3").sentence());
    }

    private static boolean hasTunnelTo(final Scenario scenario, final String address) {
        return scenario.hosts().vsctl("h1", "--columns=options", "find", "interface", "type=gre").contains(address);
    }

    private static void assertProblem(final Scenario scenario, final String flow, final String code) {
        final var problems = scenario.flowState(flow).path("problem").findValuesAsText("code");
        assertTrue(problems.contains(code), problems.toString());
    }

    private static void assertCopied(final Scenario scenario, final Capture capture, final Guest source,
            final Guest peer) {
        final var ping = Ping.times(5, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(0, ping.duplicates(), ping.toString());
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()));
    }
}
