package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of the tap-flows with a priority on one NIC, the first of which a rule names a packet takes it, whether to accept or
 * to reject it; a tap-flow without a priority gets all.
 */
@EndToEnd
class PriorityTest {
    private static final int COUNT = 5;
    private static final int VLAN = 93;
    private static final String ICMP = "{\"priority\": 1, \"action\": \"accept\", \"protocol\": \"icmp\"}";

    @ParameterizedTest(name = "the first takes what its rules name, the second the rest; sinks on {0}")
    @ValueSource(strings = {"h1", "h2"})
    void oneOfThemTakesAPacket(final String sinkHost, final Scenario scenario) {
        final var source = scenario.vm("h1", VLAN);
        final var accepted = scenario.vm("h1", VLAN);
        final var rejected = scenario.vm("h1", VLAN);
        final var unnamed = scenario.vm("h1", VLAN);
        final var first = new Tap(scenario, source, sinkHost, scenario.filter("\"out\": ["
            + rule(1, "accept", accepted) + ", " + rule(2, "reject", rejected) + "]"));
        final var second = new Tap(scenario, source, sinkHost,
            scenario.filter("\"in\": [" + ICMP + "], \"out\": [" + ICMP + "]"));
        final var whole = scenario.sink(sinkHost);
        final var all = scenario.capture(whole);
        scenario.activeFlow(scenario.service(whole), source, "BOTH");
        first.put(1).orFail();
        second.put(2).orFail();
        scenario.awaitEffect(first.flow);
        scenario.awaitEffect(second.flow);

        final var toAccepted = Ping.times(COUNT, scenario.hosts(), source, accepted);
        final var toRejected = Ping.times(COUNT, scenario.hosts(), source, rejected);
        final var toUnnamed = Ping.times(COUNT, scenario.hosts(), source, unnamed);
        final var pings = List.of(toAccepted, toRejected, toUnnamed);
        List.of(first.capture, second.capture, all).forEach(Capture::settle);
        assertEquals(seen(toAccepted, "OUT"), echoes(first.capture, pings));
        assertEquals(joined(List.of(seen(toAccepted, "IN"), seen(toRejected, "IN"), seen(toUnnamed, "BOTH"))),
            echoes(second.capture, pings));
        assertEquals(joined(pings.stream().map(ping -> seen(ping, "BOTH")).toList()),
            echoes(all, pings));

        final var refused = first.put(2);
        assertEquals(409, refused.status());
        assertEquals("tap-flow '" + first.flow + "': priority 2 on source 's0' (iface-id " + source.name()
            + ") is already that of tap-flow '" + second.flow + "'; allowed: none, or 1 to 32766 where no other "
            + "tap-flow has it on this source", refused.sentence());

        scenario.awaitChange("h1", () -> first.put(3).orFail());
        final var late = Ping.times(COUNT, scenario.hosts(), source, accepted);
        List.of(first.capture, second.capture, all).forEach(Capture::settle);
        assertEquals(new TreeMap<>(), first.capture.echoes(late.id()));
        assertEquals(seen(late, "BOTH"), second.capture.echoes(late.id()));
        assertEquals(seen(late, "BOTH"), all.echoes(late.id()));
        assertEquals(late.sent(), late.replies().size(), late.toString());
    }

    private static String rule(final int priority, final String action, final Guest to) {
        return """
            {"priority": %d, "action": "%s", "protocol": "icmp", "destination-prefix": "%s/32"}"""
            .formatted(priority, action, to.address());
    }

    private static SortedMap<Echo, Integer> seen(final Ping ping, final String direction) {
        return DataPlaneTest.seen(ping, direction);
    }

    private static SortedMap<Echo, Integer> echoes(final Capture capture, final List<Ping> pings) {
        final var echoes = new TreeMap<Echo, Integer>();
        pings.forEach(ping -> echoes.putAll(capture.echoes(ping.id())));
        return echoes;
    }

    private static SortedMap<Echo, Integer> joined(final List<SortedMap<Echo, Integer>> parts) {
        final var joined = new TreeMap<Echo, Integer>();
        parts.forEach(joined::putAll);
        return joined;
    }

    /** A tap-flow with a filter, both directions, and what arrives at its sink. */
    private static final class Tap {
        private final Scenario scenario;
        private final Guest source;
        private final String filter;
        private final String service;
        private final String flow;
        private final Capture capture;

        Tap(final Scenario scenario, final Guest source, final String sinkHost, final String filter) {
            this.scenario = scenario;
            this.source = source;
            this.filter = filter;
            final var sink = scenario.sink(sinkHost);
            capture = scenario.capture(sink);
            service = scenario.service(sink);
            flow = "prioritised-" + sink.name();
        }

        Reply put(final int priority) {
            return scenario.putFlow(flow, service, "BOTH", "\"filter\": \"" + filter + "\", \"priority\": " + priority,
                List.of(Scenario.vnic(source)));
        }
    }
}
