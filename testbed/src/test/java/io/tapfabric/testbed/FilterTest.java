package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a filter accepts arrives, once, and nothing else; a changed rule is one step, and disturbs nothing that both the
 * old and the new rules accept.
 */
@EndToEnd
class FilterTest {
    private static final int COUNT = 5;
    /** How soon a count must be seen: the flows of a switch are read every few seconds. */
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final String REQUESTS_OUT = """
        "out": [{"priority": 10, "action": "accept", "protocol": "icmp", "icmp-type": 8}]""";
    private static final String REPLIES_IN = """
        "in": [{"priority": 10, "action": "accept", "protocol": "icmp", "icmp-type": 0}]""";

    @ParameterizedTest(name = "requests OUT but no replies IN, and the other way round; sink on {0}")
    @ValueSource(strings = {"h1", "h2"})
    void copiesWhatItAccepts(final String sinkHost, final Scenario scenario) {
        final var source = scenario.vm("h1", 90);
        final var peer = scenario.vm("h1", 90);
        final var judged = scenario.sink(sinkHost);
        final var all = scenario.sink(sinkHost);
        final var capture = scenario.capture(judged);
        final var whole = scenario.capture(all);
        final var filter = scenario.filter(REQUESTS_OUT);
        scenario.activeFlow(scenario.service(all), source, "BOTH");
        final var flow = scenario.judgedFlow(scenario.service(judged), source, "BOTH", filter);

        final var first = Ping.times(COUNT, scenario.hosts(), source, peer);
        capture.settle();
        whole.settle();
        assertEquals(DataPlaneTest.seen(first, "OUT"), capture.echoes(first.id()));
        assertEquals(DataPlaneTest.seen(first, "BOTH"), whole.echoes(first.id()));
        assertEquals(COUNT, others(capture), "all that arrived");
        awaitSent(scenario, flow, COUNT);
        await("the replies are counted, too").until(() -> leftOut(scenario, flow), count -> count >= COUNT);
        assertTrue(leftOut(scenario, flow) <= others(whole) - COUNT, "more left out than there was");

        change(scenario, filter, REPLIES_IN);
        scenario.awaitFlow(flow, "ACTIVE");
        final var second = Ping.times(COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(second, "IN"), capture.echoes(second.id()));
        assertEquals(2 * COUNT, others(capture), "all that arrived");
        awaitSent(scenario, flow, 2 * COUNT);
        assertEquals(second.sent(), second.replies().size(), second.toString());
    }

    @Test
    @DisplayName("a change under traffic: requests until then, replies from then on, and no copy lost that both accept")
    void changesInOneStep(final Scenario scenario) {
        final var source = scenario.vm("h1", 91);
        final var peer = scenario.vm("h1", 91);
        final var kept = scenario.vm("h1", 91);
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        final var always = """
            {"priority": 5, "action": "accept", "protocol": "icmp", "%s-prefix": "%s/32"}""";
        final var requests = "\"in\": [" + always.formatted("source", kept.address()) + "], \"out\": ["
            + always.formatted("destination", kept.address()) + ", " + rule(REQUESTS_OUT) + "]";
        final var replies = "\"out\": [" + always.formatted("destination", kept.address()) + "], \"in\": ["
            + always.formatted("source", kept.address()) + ", " + rule(REPLIES_IN) + "]";
        final var filter = scenario.filter(requests);
        final var flow = scenario.judgedFlow(scenario.service(sink), source, "BOTH", filter);
        final var turned = scenario.fastPing(source, peer);
        final var steady = scenario.fastPing(source, kept);
        turned.awaitReplies(100);

        change(scenario, filter, replies);
        scenario.awaitFlow(flow, "ACTIVE");
        turned.awaitReplies(1000);
        turned.stop();
        steady.stop();
        capture.settle();

        assertEquals(DataPlaneTest.seen(steady, "BOTH"), capture.echoes(steady.id()));
        final var copies = capture.echoes(turned.id());
        final int last = numbers(copies, false).stream().mapToInt(Integer::intValue).max().orElseThrow();
        final int first = numbers(copies, true).stream().mapToInt(Integer::intValue).min().orElseThrow();
        assertEquals(IntStream.rangeClosed(1, last).boxed().toList(), numbers(copies, false));
        assertEquals(IntStream.rangeClosed(first, turned.sent()).boxed().toList(), numbers(copies, true));
        assertTrue(copies.values().stream().allMatch(times -> times == 1), "each once");
        assertTrue(Math.abs(first - last) < 1000, "the last request is " + last + ", the first reply " + first);
    }

    @ParameterizedTest(name = "later fragments: {0}")
    @ValueSource(strings = {"none", "later-fragments-of-any"})
    void laterFragmentsAsAsked(final String fragments, final Scenario scenario) {
        final var source = scenario.vm("h1", 92);
        final var peer = scenario.vm("h1", 92);
        final var sink = scenario.sink("h2");
        final var capture = scenario.capture(sink);
        final var filter = scenario.filter("\"fragments\": \"" + fragments + "\", " + REQUESTS_OUT);
        scenario.judgedFlow(scenario.service(sink), source, "OUT", filter);
        final var ping = Ping.fragmented(3000, COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(ping, "OUT"), capture.echoes(ping.id()));
        assertEquals(fragments.equals("none") ? 0 : 2 * COUNT,
            capture.frames().stream().filter(Frame::isLaterFragment).count());
        assertEquals(ping.sent(), ping.replies().size(), ping.toString());
    }

    @Test
    @DisplayName("a filter that a tap-flow names is kept, and one that is not there is not named: 409")
    void filtersThatAreNamedAreKept(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sink = scenario.sink("h1");
        final var capture = scenario.capture(sink);
        final var service = scenario.service(sink);
        final var filter = scenario.filter(REQUESTS_OUT);
        final var flow = scenario.judgedFlow(service, source, "BOTH", filter);
        final var refused = scenario.restconf().delete("tapfabric:taps/filter=" + filter);
        assertEquals(409, refused.status());
        assertEquals("filter '" + filter + "' is still named by tap-flow '" + flow
            + "'; allowed: to delete a filter that no tap-flow names", refused.sentence());
        final var missing = scenario.putFlow(flow, service, "BOTH", "\"filter\": \"nosuch\"",
            List.of(Scenario.vnic(source)));
        assertEquals(409, missing.status());
        assertEquals(400, scenario.putFilter(filter, """
            "in": [{"priority": 1, "action": "accept", "source-port": ["80"]}]""").status());
        final var known = scenario.restconf().state("tapfabric:taps-state/filter=" + filter).json()
            .at("/tapfabric:filter/0");
        assertEquals("[\"" + flow + "\"]", known.path("tap-flow").toString());
        final var before = Ping.times(COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(before, "OUT"), capture.echoes(before.id()));

        scenario.putFlow(flow, service, source, "BOTH", true).orFail();
        assertEquals(204, scenario.restconf().delete("tapfabric:taps/filter=" + filter).status());
        await("all is copied").untilAsserted(() -> {
            final var any = Ping.times(1, scenario.hosts(), source, peer);
            capture.settle();
            assertEquals(DataPlaneTest.seen(any, "BOTH"), capture.echoes(any.id()));
        });
        final var after = Ping.times(COUNT, scenario.hosts(), source, peer);
        capture.settle();
        assertEquals(DataPlaneTest.seen(after, "BOTH"), capture.echoes(after.id()));
    }

    /** Gives a filter other rules, and waits until the source's host has them: the state before is ACTIVE, too. */
    private static void change(final Scenario scenario, final String filter, final String rules) {
        scenario.awaitChange("h1", () -> scenario.putFilter(filter, rules).orFail());
    }

    /** The rules of a list alone. */
    private static String rule(final String list) {
        return list.substring(list.indexOf('[') + 1, list.lastIndexOf(']'));
    }

    private static List<Integer> numbers(final SortedMap<Echo, Integer> copies, final boolean reply) {
        return copies.keySet().stream().filter(echo -> echo.reply() == reply).map(Echo::seq).toList();
    }

    /** How many frames arrived that the capture has not sent to itself. */
    private static long others(final Capture capture) {
        return capture.frames().stream().filter(frame -> frame.type() != Frame.MARKER).count();
    }

    /** What the filter rejects does not count as sent. */
    /** Packets that the tap-flow's filter has left out, as the controller says. */
    private static long leftOut(final Scenario scenario, final String flow) {
        return scenario.flowState(flow).at("/left-out/filter/packets").asLong();
    }

    private static void awaitSent(final Scenario scenario, final String flow, final int packets) {
        await("sent").atMost(COUNTED).until(() -> scenario.flowState(flow).path("sent").path("packets").asInt(),
            sent -> sent >= packets);
        assertEquals(packets, scenario.flowState(flow).path("sent").path("packets").asInt());
    }
}
