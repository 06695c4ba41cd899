package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot be right is refused at the commit, with the leaf, the value and what is allowed; nothing is stored, and
 * the controller goes on serving.
 */
@EndToEnd
class BadInputTest {
    private static final String SERVICE = """
        {"tapfabric:tap-service": [{"id": "%s", "sink": {"vnic": {"iface-id": "bad-sink"}}}]}""";
    private static final String FLOW = """
        {"tapfabric:tap-flow": [{"id": "bad-flow", "tap-service": "%s", "direction": "%s",
          "source": [{"id": "s", "vnic": {%s}}]}]}""";

    static Stream<Arguments> rules() {
        final var long129 = "x".repeat(129);
        final var id65 = "i".repeat(65);
        return Stream.of(
            flow("unknown tap-service", FLOW.formatted("nowhere", "BOTH", "\"iface-id\": \"a\""), "tap-service",
                "nowhere"),
            flow("source equal to sink", FLOW.formatted("bad", "BOTH", "\"iface-id\": \"bad-sink\""), "source",
                "bad-sink"),
            flow("same source twice to one service", FLOW.formatted("bad", "IN", "\"iface-id\": \"taken\""), "source",
                "taken", "bad-first"),
            flow("impossible direction", FLOW.formatted("bad", "SIDEWAYS", "\"iface-id\": \"a\""), "SIDEWAYS",
                "IN", "OUT", "BOTH"),       // yangtools' parser does not say which leaf it was
            flow("malformed MAC", FLOW.formatted("bad", "BOTH", "\"mac\": \"52:54:zz\""), "mac", "52:54:zz"),
            flow("no source", "{\"tapfabric:tap-flow\": [{\"id\": \"bad-flow\", \"tap-service\": \"bad\"}]}", "source"),
            flow("no tap-service", """
                {"tapfabric:tap-flow": [{"id": "bad-flow", "source": [{"id": "s", "vnic": {"iface-id": "a"}}]}]}""",
                "tap-service"),
            flow("two sources", """
                {"tapfabric:tap-flow": [{"id": "bad-flow", "tap-service": "bad", "source": [
                  {"id": "s", "vnic": {"iface-id": "a"}}, {"id": "t", "vnic": {"iface-id": "b"}}]}]}""", "source"),
            flow("over-long name", """
                {"tapfabric:tap-flow": [{"id": "bad-flow", "name": "%s", "tap-service": "bad",
                  "source": [{"id": "s", "vnic": {"iface-id": "a"}}]}]}""".formatted(long129), "name", "128"),
            flow("id of the body differs", FLOW.replace("bad-flow", "other").formatted("bad", "BOTH",
                "\"iface-id\": \"a\""), "id"),
            Arguments.of("malformed id", "tap-service=-x", SERVICE.formatted("-x"), List.of("id", "-x", "[A-Za-z0-9]")),
            Arguments.of("over-long id", "tap-service=" + id65, SERVICE.formatted(id65), List.of("id", "64")),
            Arguments.of("no sink", "tap-service=bad-2", "{\"tapfabric:tap-service\": [{\"id\": \"bad-2\"}]}",
                List.of("sink")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void refuses(final String name, final String path, final String body, final List<String> words,
            final Scenario scenario) {
        furnish(scenario);
        final var before = scenario.restconf().config("tapfabric:taps");
        final var reply = scenario.restconf().put("tapfabric:taps/" + path, body);
        assertRefused(reply, words);
        assertEquals(before, scenario.restconf().config("tapfabric:taps"), "nothing is stored");
    }

    @Test
    @DisplayName("a tap-service that still has tap-flows cannot be deleted")
    void keepsWhatIsNamed(final Scenario scenario) {
        furnish(scenario);
        assertRefused(scenario.restconf().delete("tapfabric:taps/tap-service=bad"), List.of("bad", "bad-first"));
        assertEquals(200, scenario.restconf().config("tapfabric:taps/tap-service=bad").status());
    }

    @Test
    @DisplayName("a dozen malformed bodies leave the controller serving")
    void survivesMalformedBodies(final Scenario scenario) {
        furnish(scenario);
        final var before = scenario.restconf().config("tapfabric:taps");
        bodies().forEach(body -> {
            final var reply = scenario.restconf().put("tapfabric:taps/tap-flow=bad-flow", body);
            final var start = body.substring(0, Math.min(80, body.length()));
            assertTrue(reply.status() >= 400, () -> start + " → " + reply);
            assertEquals(before, scenario.restconf().config("tapfabric:taps"), start);
        });
    }

    private static Stream<String> bodies() {
        final var good = FLOW.formatted("bad", "BOTH", "\"iface-id\": \"a\"");
        return Stream.of(
            "{",
            "not JSON at all",
            "[]",
            "null",
            "{}",
            "<tap-flow xmlns='urn:tapfabric'/>",
            good.substring(0, good.length() / 2),
            good.replace("\"BOTH\"", "17"),
            good.replace("\"BOTH\"", "{\"x\": []}"),
            good.replace("\"direction\"", "\"colour\""),
            good.replace("[{\"id\": \"s\"", "{\"id\": [\"s\"").replace("]}]}", "}]}"),
            "{\"tapfabric:tap-flow\":".repeat(20_000),
            "[".repeat(100_000),
            good.replace("\"a\"", "\"" + "a".repeat(10_000_000) + "\""));
    }

    private static void furnish(final Scenario scenario) {
        final var restconf = scenario.restconf();
        restconf.put("tapfabric:taps/tap-service=bad", SERVICE.formatted("bad")).orFail();
        scenario.atEnd(() -> restconf.delete("tapfabric:taps/tap-service=bad"));
        restconf.put("tapfabric:taps/tap-flow=bad-first", """
            {"tapfabric:tap-flow": [{"id": "bad-first", "tap-service": "bad",
              "source": [{"id": "s", "vnic": {"iface-id": "taken"}}]}]}""").orFail();
        scenario.atEnd(() -> restconf.delete("tapfabric:taps/tap-flow=bad-first"));
    }

    private static Arguments flow(final String name, final String body, final String... words) {
        return Arguments.of(name, "tap-flow=bad-flow", body, List.of(words));
    }

    private static void assertRefused(final Reply reply, final List<String> words) {
        assertTrue(reply.status() == 400 || reply.status() == 409, reply::toString);
        assertAll(words.stream().map(word ->
            () -> assertTrue(reply.firstError().contains(word), "'" + word + "' in: " + reply.firstError())));
    }
}
