package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes take effect on a conversation that is already running, within a second; and ACTIVE is true when it is said.
 */
@EndToEnd
class LiveTrafficTest {
    private static final boolean REQUEST = false;
    private static final boolean REPLY = true;
    /** How soon a count must be seen: the flows of a switch are read every few seconds. */
    private static final Duration COUNTED = Duration.ofSeconds(20);

    @ParameterizedTest(name = "create, turn, disable, enable and delete; source on h1, sink on {0}")
    @ValueSource(strings = {"h1", "h2"})
    void changesTakeEffectAtOnce(final String sinkHost, final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h2");
        final var sink = scenario.sink(sinkHost);
        final var service = scenario.service(sink);
        final var capture = scenario.capture(sink);
        final var ping = scenario.ping(source, peer);

        scenario.deleteFlow(scenario.activeFlow(service, source, "OUT"));   // a new controller still loads classes
        ping.awaitReplies(Ping.RATE);
        final var flow = scenario.flow(service, source, "OUT");
        awaitCopies(capture, ping, List.of(REQUEST));
        scenario.putFlow(flow, service, source, "IN", true).orFail();
        awaitCopies(capture, ping, List.of(REPLY));
        scenario.putFlow(flow, service, source, "BOTH", true).orFail();
        awaitCopies(capture, ping, List.of(REQUEST, REPLY));
        scenario.putFlow(flow, service, source, "BOTH", false).orFail();
        awaitCopies(capture, ping, List.of());
        scenario.awaitFlow(flow, "DISABLED");
        scenario.putFlow(flow, service, source, "BOTH", true).orFail();
        awaitCopies(capture, ping, List.of(REQUEST, REPLY));
        scenario.putService(service, sink, false).orFail();
        awaitCopies(capture, ping, List.of());
        scenario.putService(service, sink, true).orFail();
        awaitCopies(capture, ping, List.of(REQUEST, REPLY));
        scenario.deleteFlow(flow);
        awaitCopies(capture, ping, List.of());

        ping.stop();
        assertEquals(0, ping.duplicates(), ping.toString());
        assertEquals(ping.sent(), ping.replies().size(), ping.toString());
    }

    @Test
    @DisplayName("a further tap-flow, its change and its end lose no copy of the tap-flow that was there before")
    void neighboursAreNotDisturbed(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sink = scenario.sink("h2");
        final var other = scenario.sink("h1");
        scenario.activeFlow(scenario.service(sink), source, "BOTH");
        final var capture = scenario.capture(sink);
        final var ping = scenario.ping(source, peer);

        final var service = scenario.service(other);
        final var further = scenario.activeFlow(service, source, "OUT");
        scenario.activeFlow(service, peer, "BOTH");
        scenario.putFlow(further, service, source, "BOTH", true).orFail();
        scenario.awaitFlow(further, "ACTIVE");
        scenario.deleteFlow(further);
        ping.awaitReplies(Ping.RATE / 2);

        ping.stop();
        capture.settle();
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()));
    }

    @ParameterizedTest(name = "the packet sent the moment ACTIVE is seen is copied; sink on {0}")
    @ValueSource(strings = {"h1", "h2"})
    void activeIsTrue(final String sinkHost, final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sink = scenario.sink(sinkHost);
        final var capture = scenario.capture(sink);
        final var running = scenario.ping(source, peer);
        for (var round = 0; round < 5; round++) {
            final var flow = scenario.activeFlow(scenario.service(sink), source, "BOTH");
            final var ping = Ping.times(1, scenario.hosts(), source, peer);
            capture.settle();
            assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id()), "round " + round);
            scenario.deleteFlow(flow);
        }
        running.stop();
    }

    @Test
    @DisplayName("counters of a tap-flow say what was sent and what was delivered")
    void countersCount(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        final var flow = scenario.activeFlow(scenario.service(sink), source, "OUT");
        Ping.times(10, scenario.hosts(), source, peer);
        capture.settle();
        Stream.of("sent", "delivered").forEach(counter -> await(counter).atMost(COUNTED).untilAsserted(() ->
            assertEquals(capture.frames().stream().filter(frame -> frame.type() != Frame.MARKER).count(),
                scenario.flowState(flow).path(counter).path("packets").asLong())));
    }

    /**
     * Waits until the next two echoes of a conversation have exactly the copies that are due, a second at most; then
     * checks that it stays so for the next ones, each once.
     */
    private static void awaitCopies(final Capture capture, final Ping ping, final List<Boolean> kinds) {
        await("copies become " + kinds + "\n" + ping).atMost(Scenario.SOON)
            .until(() -> holds(capture, ping, ping.newest() - 1, ping.newest(), kinds));
        final var begin = ping.newest();
        ping.awaitReplies(6);
        capture.settle();
        assertEquals(due(ping, begin, begin + 5, kinds), between(capture, ping, begin, begin + 5));
    }

    private static boolean holds(final Capture capture, final Ping ping, final int begin, final int end,
            final List<Boolean> kinds) {
        capture.settle();
        return between(capture, ping, begin, end).equals(due(ping, begin, end, kinds));
    }

    private static TreeMap<Echo, Integer> between(final Capture capture, final Ping ping, final int begin,
            final int end) {
        final var copies = new TreeMap<>(capture.echoes(ping.id()));
        copies.keySet().removeIf(echo -> echo.seq() < begin || echo.seq() > end);
        return copies;
    }

    private static TreeMap<Echo, Integer> due(final Ping ping, final int begin, final int end,
            final List<Boolean> kinds) {
        final var copies = new TreeMap<Echo, Integer>();
        for (var seq = begin; seq <= end; seq++) {
            for (var reply : kinds) {
                copies.put(new Echo(ping.id(), seq, reply), 1);
            }
        }
        return copies;
    }
}
