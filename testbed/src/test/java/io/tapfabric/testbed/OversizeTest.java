package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * B15: copies that do not fit the way to the sink are truncated or dropped as asked, counted, and never lost in
 * silence.
 */
@EndToEnd
class OversizeTest {
    private static final int COUNT = 5;
    /** Octets of ICMP data in a packet of 1,500 octets: 20 are the IP header's, 8 that of ICMP. */
    private static final int FULL = 1472;
    /** How soon a count must be seen: the flows of a switch are read every few seconds. */
    private static final Duration COUNTED = Duration.ofSeconds(20);

    @Test
    @DisplayName("B15: underlay of MTU 1500: a full-size packet is truncated to 1472 octets, a shorter one is whole")
    void tunnelTooSmall(final Scenario scenario) {
        final var source = scenario.vm("h1", 80);
        final var peer = scenario.vm("h1", 80);
        final var sink = scenario.sink("h2");
        final var service = scenario.service(sink);
        final var capture = scenario.capture(sink);
        final var flow = scenario.activeFlow(service, source, "OUT");
        underlay(scenario, 1500);
        scenario.awaitFlow(flow, "DEGRADED");
        assertEquals(List.of("mtu-too-small"), scenario.problems(flow));
        final var message = scenario.flowState(flow).at("/problem/0/message").asText();
        assertTrue(message.contains("1514") && message.contains("1472"), message);

        final var full = Ping.sized(FULL, COUNT, scenario.hosts(), source, peer);
        final var small = Ping.sized(1000, COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(full, "OUT"), capture.echoes(full.id()));
        assertEquals(List.of(1472), lengths(capture, full));
        assertEquals(List.of(1042), lengths(capture, small));
        awaitCount(scenario, flow, "sent", 2 * COUNT);
        assertEquals(COUNT, count(scenario, flow, "oversize"));

        scenario.putFlow(flow, service, "OUT", "\"oversize\": \"drop\"", List.of(Scenario.vnic(source))).orFail();
        final var tries = new AtomicInteger();
        await("it drops").untilAsserted(() -> {
            tries.incrementAndGet();
            final var dropped = Ping.sized(FULL, 1, scenario.hosts(), source, peer);
            final var kept = Ping.sized(1000, 1, scenario.hosts(), source, peer);
            capture.settle();
            assertEquals(new TreeMap<>(), capture.echoes(dropped.id()));
            assertEquals(DataPlaneTest.seen(kept, "OUT"), capture.echoes(kept.id()));
        });
        awaitCount(scenario, flow, "oversize", COUNT + tries.get());
        assertEquals(COUNT + tries.get(), count(scenario, flow, "oversize"));
        countsWhatItDrops(scenario, flow, source, peer);

        underlay(scenario, 1600);
        scenario.awaitFlow(flow, "ACTIVE");
        final var whole = Ping.sized(FULL, COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(List.of(1514), lengths(capture, whole));
    }

    @Test
    @DisplayName("a sink of MTU 1400 on the source's host: truncated to 1414 octets")
    void sinkTooSmall(final Scenario scenario) {
        final var source = scenario.vm("h1", 81);
        final var peer = scenario.vm("h1", 81);
        final var sink = scenario.sink("h1");
        scenario.hosts().run("exec", "h1", "ip", "link", "set", sink.port(), "mtu", "1400");
        scenario.hosts().run("exec", sink.where(), "ip", "link", "set", "eth0", "mtu", "1400");
        final var capture = scenario.capture(sink);
        final var flow = scenario.flow(scenario.service(sink), source, "BOTH");
        scenario.awaitFlow(flow, "DEGRADED");
        final var full = Ping.sized(FULL, COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(full, "BOTH"), capture.echoes(full.id()));
        assertEquals(List.of(1414), lengths(capture, full));
        final var small = Ping.sized(1000, COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(List.of(1042), lengths(capture, small));
        awaitCount(scenario, flow, "delivered", 4 * COUNT);
        assertEquals(2 * COUNT, count(scenario, flow, "oversize"));
    }

    /** With {@code drop}, too long copies are oversize and not sent, others are sent and not oversize. */
    private static void countsWhatItDrops(final Scenario scenario, final String flow, final Guest source,
            final Guest peer) {
        final int many = 4 * COUNT;     // more than what the guest sends of its own
        final int oversize = count(scenario, flow, "oversize");
        final int delivered = count(scenario, flow, "delivered");
        final int sent = count(scenario, flow, "sent");
        Ping.sized(FULL, many, scenario.hosts(), source, peer);
        Ping.sized(1000, COUNT, scenario.hosts(), source, peer);
        awaitCount(scenario, flow, "oversize", oversize + many);
        awaitCount(scenario, flow, "sent", sent + COUNT);
        awaitCount(scenario, flow, "delivered", delivered + COUNT);
        assertEquals(oversize + many, count(scenario, flow, "oversize"));
        assertTrue(count(scenario, flow, "sent") < sent + many, "what is dropped is not sent");
        assertTrue(count(scenario, flow, "delivered") < delivered + many, "nor delivered");
    }

    /** Sets, until the test ends, the MTU of what leads from host h1 to others. */
    static void underlay(final Scenario scenario, final int mtu) {
        scenario.hosts().vsctl("h1", "set", "interface", "br-phy", "mtu_request=" + mtu);
        if (mtu < 1600) {
            scenario.atEnd(() -> underlay(scenario, 1600));
        }
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
        return scenario.flowState(flow).path(counter).path("packets").asInt();
    }
}
