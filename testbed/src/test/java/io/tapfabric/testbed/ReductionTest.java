package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Less is copied as asked and every copy that is missing is counted; the traffic itself, and the copies for others, are
 * whole.
 */
@EndToEnd
class ReductionTest {
    private static final int COUNT = 5;
    /** Octets of a frame with an echo packet of 1,000 octets of ICMP data: 14 of Ethernet, 20 of IP, 8 of ICMP. */
    private static final int FRAME = 1042;
    /** How soon a count must be seen: the flows and meters of a switch are read every few seconds. */
    private static final Duration COUNTED = Duration.ofSeconds(20);
    /** More packets than guests send of their own during a test: ARP, neighbour discovery. */
    private static final int OWN = 100;

    @ParameterizedTest(name = "truncate: copies have 200 octets, the packets and other copies all; sink on {0}")
    @ValueSource(strings = {"h1", "h2"})
    void truncates(final String sinkHost, final Scenario scenario) {
        final var source = scenario.vm("h1", 93);
        final var peer = scenario.vm("h1", 93);
        final var cut = scenario.sink(sinkHost);
        final var whole = scenario.sink(sinkHost);
        final var captures = Stream.of(cut, whole).map(scenario::capture).toList();
        scenario.activeFlow(scenario.service(whole), source, "BOTH");
        final var flow = scenario.activeFlow(scenario.service(cut), source, "BOTH", "\"truncate\": 200");

        final var ping = Ping.sized(1000, COUNT, scenario.hosts(), source, peer);
        final var small = Ping.times(COUNT, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        assertUndisturbed(ping);
        captures.forEach(capture -> assertEquals(DataPlaneTest.seen(ping, "BOTH"), capture.echoes(ping.id())));
        assertEquals(List.of(200), lengths(captures.get(0), ping));
        assertEquals(List.of(FRAME), lengths(captures.get(1), ping));
        assertEquals(lengths(captures.get(1), small), lengths(captures.get(0), small));
        awaitCount(scenario, flow, "/truncated/packets", 2 * COUNT);
        assertEquals(2 * COUNT, count(scenario, flow, "/truncated/packets"));
        assertEquals(2 * COUNT * FRAME, count(scenario, flow, "/truncated/bytes-before"));
        assertEquals(2 * COUNT * 200, count(scenario, flow, "/truncated/bytes-after"));
    }

    /** Without {@code octets}, an echo packet makes a frame of 98; that many of these are 525 kilobits, 39 a second. */
    @ParameterizedTest(name = "{0}: no more copies than rate and burst, no packet lost, and all others counted")
    @CsvSource(delimiter = '|', value = {
        "'packets-per-second': 50, 'burst': 20    | 50 | 20",
        "'kilobits-per-second': 39, 'burst': 525  | 50 | 670"
    })
    void limitsTheRate(final String limit, final int rate, final int burst, final Scenario scenario) {
        final var source = scenario.vm("h1", 94);
        final var peer = scenario.vm("h1", 94);
        final var limited = scenario.sink("h2");
        final var whole = scenario.sink("h2");
        final var captures = Stream.of(limited, whole).map(scenario::capture).toList();
        scenario.activeFlow(scenario.service(whole), source, "BOTH");
        final var flow = scenario.activeFlow(scenario.service(limited), source, "BOTH",
            "\"rate-limit\": {" + limit.replace('\'', '"') + "}");

        final long begin = System.nanoTime();
        final var ping = Ping.fast(2000, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        final long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;
        assertUndisturbed(ping);
        assertEquals(DataPlaneTest.seen(ping, "BOTH"), captures.get(1).echoes(ping.id()));
        final var copies = captures.get(0).echoes(ping.id());
        assertTrue(copies.values().stream().allMatch(times -> times == 1), "each once");
        assertTrue(copies.size() >= burst / 2 && copies.size() <= burst + rate * seconds,
            copies.size() + " copies in " + seconds + " seconds");
        awaitCount(scenario, flow, "/left-out/rate/packets", 2 * ping.sent() - copies.size());
        awaitCount(scenario, flow, "/delivered/packets", copies.size());
        final int all = count(scenario, flow, "/left-out/rate/packets") + count(scenario, flow, "/delivered/packets");
        assertTrue(all >= 2 * ping.sent() && all < 2 * ping.sent() + OWN, all + " of " + 2 * ping.sent());
    }

    @Test
    @DisplayName("sample: of 32 conversations some are copied, all packets in both directions; nothing of the others")
    void samplesConversations(final Scenario scenario) {
        final var source = scenario.vm("h1", 95);
        final var peer = scenario.vm("h1", 95);
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        final var flow = scenario.activeFlow(scenario.service(sink), source, "BOTH", "\"sample\": 4");
        int copied = 0;
        for (var nr = 0; nr < 32; nr++) {
            final var address = scenario.guest("h1", peer.vlan());
            scenario.hosts().run("exec", peer.where(), "ip", "address", "add", address.address() + "/16", "dev",
                "eth0");
            final var ping = Ping.brief(COUNT, scenario.hosts(), source, address);
            assertUndisturbed(ping);
            capture.settle();
            final var echoes = capture.echoes(ping.id());
            assertTrue(echoes.isEmpty() || echoes.equals(DataPlaneTest.seen(ping, "BOTH")), echoes.toString());
            copied += echoes.isEmpty() ? 0 : 1;
        }
        assertTrue(copied > 0 && copied < 20, copied + " conversations are copied");     // else one in 10,000 times
        final int out = (32 - copied) * 2 * COUNT;
        awaitCount(scenario, flow, "/left-out/sample/packets", out);
        awaitCount(scenario, flow, "/delivered/packets", copied * 2 * COUNT);
        assertTrue(count(scenario, flow, "/left-out/sample/packets") < out + OWN);
        assertTrue(count(scenario, flow, "/left-out/sample/bytes") >= out * 98);
    }

    @Test
    @DisplayName("a burst that the longest packet does not fit is refused: 400")
    void refusesShortBursts(final Scenario scenario) {
        final var service = scenario.service(scenario.sink("h1"));
        final var refused = scenario.putFlow("short-burst", service, "BOTH",
            "\"rate-limit\": {\"kilobits-per-second\": 1000, \"burst\": 524}",
            List.of(Scenario.vnic(scenario.vm("h1"))));
        assertEquals(400, refused.status());
        assertEquals("tap-flow 'short-burst': rate-limit burst '524' is not allowed: with kilobits-per-second it is "
            + "525 (the longest packet) to 4294967295", refused.sentence());
    }

    private static void assertUndisturbed(final Ping ping) {
        assertTrue(ping.sent() > 0);
        assertEquals(ping.sent(), ping.replies().size(), ping.toString());
    }

    private static List<Integer> lengths(final Capture capture, final Ping ping) {
        return capture.frames().stream()
            .filter(frame -> frame.echo().filter(echo -> echo.id() == ping.id()).isPresent())
            .map(Frame::octets).distinct().toList();
    }

    private static void awaitCount(final Scenario scenario, final String flow, final String counter, final int least) {
        await(counter).atMost(COUNTED).until(() -> count(scenario, flow, counter), packets -> packets >= least);
    }

    private static int count(final Scenario scenario, final String flow, final String counter) {
        return scenario.flowState(flow).at(counter).asInt();
    }
}
