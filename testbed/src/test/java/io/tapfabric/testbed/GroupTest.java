package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Several sinks, on both hosts, as one: real conversations go to one of them each, or to all.
 */
@EndToEnd
class GroupTest {
    private static final int COUNT = 10_000;
    private static final List<Integer> WEIGHTS = List.of(1, 2, 1);
    /** How many conversations a share may be off: five times the standard deviation of the largest. */
    private static final int CHANCE = 250;
    private static final String DEVICE = "ids0";

    @Test
    @DisplayName("spread: whole conversations, by weight; if a member is down only its own move, and they come back")
    void spreads(final Scenario scenario) throws IOException {
        final var source = scenario.vm("h1", 140);
        final var peer = scenario.vm("h1", 140);
        final var near = scenario.sink("h1");
        final var far = scenario.sink("h2");
        final var members = List.of(scenario.service(near), scenario.service(far),
            scenario.serviceTo("\"device\": {\"name\": \"%s\", \"host\": \"%s\"}".formatted(DEVICE,
                scenario.hosts().systemId("h2"))));
        final var group = scenario.serviceTo(group("spread", members));
        final var flow = scenario.activeFlow(group, source, "BOTH");
        final var captures = List.of(scenario.capture(near), scenario.capture(far),
            scenario.keep(Capture.onDevice(scenario.hosts(), "h2", DEVICE)));
        scenario.atEnd(Conversations.answer(scenario.hosts(), peer)::destroy);

        final var conversations = new Held(scenario, source, peer, captures);
        final var usual = conversations.hold(captures);
        for (var nr = 0; nr < WEIGHTS.size(); nr++) {
            final int member = nr;
            final long share = usual.values().stream().filter(List.of(member)::equals).count();
            assertTrue(Math.abs(share - COUNT * WEIGHTS.get(nr) / 4) < CHANCE, share + " at member " + nr);
        }

        link(scenario, far, "down");
        scenario.awaitFlow(flow, "DEGRADED");
        assertEquals(List.of("sink-left-out"), scenario.problems(flow));
        final var without = conversations.hold(List.of(captures.get(0), captures.get(2)));
        usual.forEach((port, at) -> {
            assertEquals(1, without.get(port).size(), "conversation " + port);
            assertTrue(at.equals(List.of(1)) ? !without.get(port).equals(at) : without.get(port).equals(at),
                "conversation " + port + " was at " + at + ", is at " + without.get(port));
        });

        link(scenario, far, "up");
        scenario.awaitFlow(flow, "ACTIVE");
        assertEquals(usual, conversations.hold(captures));

        scenario.awaitChange("h1", () -> scenario.putService(group, group("all", members), true).orFail());
        scenario.awaitFlow(flow, "ACTIVE");
        assertEquals(Set.of(List.of(0, 1, 2)), Set.copyOf(conversations.hold(captures).values()), "each gets each");
    }

    /** Conversations of a source, and what its members hear of them. */
    private record Held(Scenario scenario, Guest source, Guest peer, List<Capture> captures) {
        /** Holds them all; returns, by the sender's port, which members have each of them whole. */
        SortedMap<Integer, List<Integer>> hold(final List<Capture> up) {
            captures.forEach(Capture::forget);
            Conversations.hold(COUNT, scenario.hosts(), source, peer);
            up.forEach(Capture::settle);
            final var held = new TreeMap<Integer, List<Integer>>();
            for (var nr = 0; nr < captures.size(); nr++) {
                final int member = nr;
                packets(captures.get(nr)).forEach((port, packets) -> {
                    assertEquals(Conversations.PACKETS, packets, "conversation " + port + " at member " + member);
                    held.merge(port, List.of(member), GroupTest::joined);
                });
            }
            assertEquals(COUNT, held.size(), "conversations");
            return held;
        }
    }

    /** How many packets a member has of each conversation. */
    private static SortedMap<Integer, Integer> packets(final Capture capture) {
        return capture.frames().stream().flatMapToInt(frame -> frame.lowerUdpPort().stream())
            .filter(port -> port >= Conversations.FIRST).boxed()
            .collect(Collectors.groupingBy(port -> port, TreeMap::new, Collectors.summingInt(port -> 1)));
    }

    private static List<Integer> joined(final List<Integer> some, final List<Integer> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String group(final String mode, final List<String> members) {
        return "\"group\": {\"mode\": \"%s\", \"member\": [%s]}".formatted(mode,
            IntStream.range(0, members.size()).mapToObj(nr -> "{\"tap-service\": \"%s\", \"weight\": %d}"
                .formatted(members.get(nr), WEIGHTS.get(nr))).collect(Collectors.joining(", ")));
    }

    private static void link(final Scenario scenario, final Guest sink, final String state) {
        scenario.hosts().run("exec", sink.host(), "ip", "link", "set", sink.port(), state);
    }
}
