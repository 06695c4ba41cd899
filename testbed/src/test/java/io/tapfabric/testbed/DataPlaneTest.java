package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each copy arrives exactly once for each tap-flow that wants it, and the guests see what they would have seen without.
 */
@EndToEnd
class DataPlaneTest {
    private static final int COUNT = 5;

    static Stream<Arguments> places() {
        return Stream.of("h1", "h2").flatMap(sink ->
            Stream.of(OptionalInt.empty(), OptionalInt.of(10)).map(vlan -> Arguments.of(sink, vlan)));
    }

    @ParameterizedTest(name = "IN, OUT and BOTH of one source on h1, sinks on {0}, access VLAN {1}")
    @MethodSource("places")
    void copiesOneConversation(final String sinkHost, final OptionalInt vlan, final Scenario scenario) {
        final var source = scenario.vm("h1", vlan);
        final var peer = scenario.vm("h1", vlan);
        final var captures = new TreeMap<String, Capture>();
        final var flows = Stream.of("IN", "OUT", "BOTH").map(direction -> {
            final var sink = scenario.sink(sinkHost);
            captures.put(direction, scenario.capture(sink));
            return scenario.flow(scenario.service(sink), source, direction);
        }).toList();
        flows.forEach(scenario::awaitEffect);

        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        assertUndisturbed(ping);
        captures.forEach((direction, capture) -> {
            capture.settle();
            assertEquals(seen(ping, direction), capture.echoes(ping.id()), direction);
            assertTrue(capture.frames().stream().allMatch(frame -> frame.vlan().isEmpty()), "a copy has no tag");
        });
    }

    @Test
    @DisplayName("both ends tapped: each tap-flow has its copy, and one sink for both counts each tap-flow once")
    void bothEndsTapped(final Scenario scenario) {
        final var left = scenario.vm("h1");
        final var right = scenario.vm("h1");
        final var far = scenario.vm("h2");
        final var both = scenario.sink("h2");
        final var service = scenario.service(both);
        Stream.of(left, right, far).forEach(source -> scenario.activeFlow(service, source, "BOTH"));
        final var capture = scenario.capture(both);
        final var near = Ping.times(COUNT, scenario.hosts(), left, right);
        final var across = Ping.times(COUNT, scenario.hosts(), left, far);
        capture.settle();
        assertUndisturbed(near);
        assertUndisturbed(across);
        assertEquals(times(2, seen(near, "BOTH")), capture.echoes(near.id()));
        assertEquals(times(2, seen(across, "BOTH")), capture.echoes(across.id()));
    }

    @Test
    @DisplayName("several tap-flows on one source, to sinks on both hosts: each sink sees what it asked for, once")
    void severalFlowsOnOneSource(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h2");
        final var directions = List.of("IN", "OUT", "BOTH");
        final var sinks = List.of(scenario.sink("h1"), scenario.sink("h2"), scenario.sink("h2"));
        final var captures = sinks.stream().map(scenario::capture).toList();
        for (var i = 0; i < sinks.size(); i++) {
            scenario.activeFlow(scenario.service(sinks.get(i)), source, directions.get(i));
        }
        final var ping = Ping.times(COUNT, scenario.hosts(), source, peer);
        captures.forEach(Capture::settle);
        assertUndisturbed(ping);
        for (var i = 0; i < sinks.size(); i++) {
            assertEquals(seen(ping, directions.get(i)), captures.get(i).echoes(ping.id()), directions.get(i));
        }
    }

    @Test
    @DisplayName("broadcast and multicast: the sender's OUT and the IN of each guest of the VLAN but the sender, once")
    void broadcastAndMulticast(final Scenario scenario) {
        final var sender = scenario.vm("h1", 20);
        final var hearer = scenario.vm("h1", 20);
        final var stranger = scenario.vm("h1", 21);
        final var out = scenario.sink("h1");
        final var own = scenario.sink("h1");
        final var in = scenario.sink("h2");
        final var other = scenario.sink("h2");
        scenario.activeFlow(scenario.service(out), sender, "OUT");
        scenario.activeFlow(scenario.service(own), sender, "IN");
        scenario.activeFlow(scenario.service(in), hearer, "IN");
        scenario.activeFlow(scenario.service(other), stranger, "IN");
        final var captures = Stream.of(out, own, in, other, hearer, stranger).map(scenario::capture).toList();
        Stream.of("10.0.255.255", "224.1.1.1").forEach(address -> {
            final var ping = Ping.toAll(COUNT, scenario.hosts(), sender, address);
            captures.forEach(Capture::settle);
            final var once = ping.requestsOnce();
            assertEquals(COUNT, once.size(), ping.toString());
            final var expected = List.of(once, none(), once, none(), once, none());
            for (var i = 0; i < captures.size(); i++) {
                assertEquals(expected.get(i), captures.get(i).echoes(ping.id()), address + " at capture " + i);
            }
        });
    }

    @Test
    @DisplayName("what a sink sends goes nowhere")
    void sinksAreMute(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var sink = scenario.sink("h1");
        final var other = scenario.sink("h1");
        final var service = scenario.service(sink);
        scenario.activeFlow(service, source, "BOTH");
        scenario.activeFlow(scenario.service(other), source, "BOTH");
        final var captures = Stream.of(source, other).map(scenario::capture).toList();
        final var ping = Ping.toAll(COUNT, scenario.hosts(), sink, "224.1.1.1");
        captures.forEach(Capture::settle);
        captures.forEach(capture -> assertEquals(none(), capture.echoes(ping.id())));
    }

    private static void assertUndisturbed(final Ping ping) {
        assertEquals(ping.sent(), ping.replies().size(), ping.toString());
        assertEquals(0, ping.duplicates(), ping.toString());
        assertTrue(ping.sent() > 0);
    }

    /** What a tap-flow on the sender of a ping sees of it. */
    static SortedMap<Echo, Integer> seen(final Ping ping, final String direction) {
        final var echoes = new TreeMap<Echo, Integer>();
        if (!direction.equals("IN")) {
            echoes.putAll(ping.requestsOnce());
        }
        if (!direction.equals("OUT")) {
            echoes.putAll(ping.repliesOnce());
        }
        return echoes;
    }

    private static SortedMap<Echo, Integer> times(final int factor, final SortedMap<Echo, Integer> echoes) {
        final var product = new TreeMap<>(echoes);
        product.replaceAll((echo, copies) -> copies * factor);
        return product;
    }

    private static SortedMap<Echo, Integer> none() {
        return new TreeMap<>();
    }
}
