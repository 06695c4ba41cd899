package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * As many tap-flows on one bridge as there are guests on a large host: each delivers, by packets.
 */
@EndToEnd
class ManyTapFlowsTest {
    private static final int MANY = 1000;
    /** IEEE Std 802 local experimental ethertype 2. */
    private static final int TYPE = 0x88b6;
    private static final Duration LONG = Duration.ofSeconds(90);

    @Test
    @DisplayName("1,000 NICs of one VLAN, each with a tap-flow BOTH, two mirrors: all copies arrive, once")
    void eachOfAThousandDelivers(final Scenario scenario) {
        plugIn(scenario);
        scenario.quota("tap-flows-per-vnic-sink", MANY);
        final var sink = scenario.sink("h1");
        final var service = scenario.service(sink);
        final var flows = IntStream.rangeClosed(1, MANY).mapToObj(nr -> """
            {"id": "many-%1$d", "tap-service": ["%2$s"], "source": [{"id": "s", "vnic": {"iface-id": "d%1$d"}}]}"""
            .formatted(nr, service)).collect(Collectors.joining(","));
        scenario.restconf().patch("tapfabric:taps", "{\"tapfabric:taps\": {\"tap-flow\": [%s]}}".formatted(flows))
            .orFail();
        scenario.atEnd(() -> delete(scenario));
        await("all are in effect").atMost(LONG).pollInterval(Duration.ofSeconds(1)).until(() -> scenario.restconf()
            .state("tapfabric:taps-state").json().findValues("state").stream()
            .filter(state -> state.asText().equals("ACTIVE")).count() > MANY);
        assertEquals(2, scenario.hosts().vsctl("h1", "--bare", "--columns=name", "list", "mirror").lines()
            .filter(line -> !line.isBlank()).count(), "mirrors");

        final var capture = scenario.capture(sink);
        IntStream.rangeClosed(1, MANY).forEach(nr -> send(scenario, nr, mac(nr % MANY + 1)));
        awaitFrames(capture, 2 * MANY);
        capture.settle();
        final var expected = new TreeMap<Integer, Integer>();
        IntStream.rangeClosed(1, MANY).forEach(nr -> expected.put(nr, 2));
        assertEquals(expected, copies(capture), "of what each sends: its own OUT, and the IN of the next");

        send(scenario, MANY, "ffffffffffff");
        awaitFrames(capture, 3 * MANY);
        capture.settle();
        expected.put(MANY, 2 + MANY);
        assertEquals(expected, copies(capture), "of a broadcast: the OUT of its sender, and the IN of all others");
        await("each has been counted").atMost(LONG).until(() -> delivered(scenario),
            counts -> counts.equals(List.of(3L)));
    }

    private static void plugIn(final Scenario scenario) {
        scenario.hosts().run("dummies", "h1", Integer.toString(MANY));
        scenario.atEnd(() -> scenario.hosts().vsctl("h1", each("del-port d%d")));
        scenario.hosts().vsctl("h1", each("set interface d%1$d external_ids:iface-id=d%1$d external_ids:attached-mac=\""
            + "02:00:00:00:%2$02x:%3$02x\""));
    }

    /** One command for each of the ports, in one transaction. */
    private static String[] each(final String command) {
        final var words = new ArrayList<String>();
        IntStream.rangeClosed(1, MANY).forEach(nr -> {
            words.add("--");
            words.addAll(List.of(command.formatted(nr, nr >> 8, nr & 0xff).split(" ")));
        });
        return words.toArray(String[]::new);
    }

    private static String mac(final int nr) {
        return "02000000%04x".formatted(nr);
    }

    /** The guest of a port sends a frame that carries the port's number. */
    private static void send(final Scenario scenario, final int nr, final String destination) {
        scenario.hosts().run("appctl", "h1", "netdev-dummy/receive", "d" + nr, destination + mac(nr)
            + "%04x%08x".formatted(TYPE, nr) + "00".repeat(42));
    }

    private static void awaitFrames(final Capture capture, final int count) {
        await(count + " frames").atMost(LONG).until(() -> ours(capture).size() >= count);
    }

    private static List<Frame> ours(final Capture capture) {
        return capture.frames().stream().filter(frame -> frame.type() == TYPE).toList();
    }

    private static SortedMap<Integer, Integer> copies(final Capture capture) {
        final var copies = new TreeMap<Integer, Integer>();
        ours(capture).forEach(frame -> copies.merge(frame.number(), 1, Integer::sum));
        return copies;
    }

    /** The different counts of copies delivered, over the tap-flows. */
    private static List<Long> delivered(final Scenario scenario) {
        final var counts = new ArrayList<Long>();
        scenario.restconf().state("tapfabric:taps-state").json().at("/tapfabric:taps-state/tap-flow").forEach(flow -> {
            if (flow.path("id").asText().startsWith("many-")) {
                counts.add(flow.path("delivered").path("packets").asLong());
            }
        });
        return counts.stream().distinct().toList();
    }

    private static void delete(final Scenario scenario) {
        final var deletes = IntStream.rangeClosed(1, MANY).mapToObj(nr -> """
            {"edit-id": "%1$d", "operation": "delete", "target": "/tap-flow=many-%1$d"}""".formatted(nr))
            .collect(Collectors.joining(","));
        scenario.restconf().write("PATCH", "tapfabric:taps", "application/yang-patch+json", """
            {"ietf-yang-patch:yang-patch": {"patch-id": "all", "edit": [%s]}}""".formatted(deletes)).orFail();
    }
}
