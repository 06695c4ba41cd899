package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are none: each is answered with the right status, nothing is stored, and the next request is served.
 */
@EndToEnd
class MalformedBodyTest {
    private static final String GOOD = """
        {"tapfabric:tap-flow": [{"id": "mal", "tap-service": ["mal"],
          "source": [{"id": "s", "vnic": {"iface-id": "mal-source"}}]}]}""";
    private static final String GOOD_PATCH = """
        {"ietf-yang-patch:yang-patch": {"patch-id": "p", "edit": [{"edit-id": "e", "operation": "create",
          "target": "/tap-flow=mal", "value": %s}]}}""".formatted(GOOD);
    private static final String XML = "application/yang-data+xml";
    private static final String PATCH = "application/yang-patch+json";
    private static final String ROOT = "<tap-flow xmlns='urn:tapfabric'>";

    static Stream<Arguments> bodies() {
        return Stream.of(
            json("empty", 400, ""),
            json("blank", 400, " \n"),
            json("[]", 400, "[]"),
            json("{}", 400, "{}"),
            json("null", 400, "null"),
            json("text", 400, "\"x\""),
            json("number", 400, "17"),
            json("an empty list", 400, "{\"tapfabric:tap-flow\": []}"),
            json("a list of null", 400, "{\"tapfabric:tap-flow\": [null]}"),
            json("not JSON", 400, "not JSON at all"),
            json("XML", 400, "<tap-flow xmlns='urn:tapfabric'/>"),
            json("half of it", 400, GOOD.substring(0, GOOD.length() / 2)),
            json("all but the end", 400, GOOD.substring(0, GOOD.length() - 1)),
            json("more behind it", 400, GOOD + " x"),
            json("two of it", 400, GOOD + GOOD),
            json("single quotes", 400, GOOD.replace('"', '\'')),
            json("a comment", 400, "/* c */" + GOOD),
            json("another module", 400, GOOD.replace("tapfabric:", "nosuch:")),
            json("a module that has no such node", 400, GOOD.replace("tapfabric:", "ietf-yang-library:")),
            json("another module inside", 400, GOOD.replace("\"source\"", "\"nosuch:source\"")),
            json("unknown leaf", 400, GOOD.replace("\"source\"", "\"colour\": 1, \"source\"")),
            json("a member twice", 400, GOOD.replace("\"tap-service\"", "\"id\": \"mal\", \"tap-service\"")),
            json("a key twice", 400, GOOD.replace("]}]}", ", {\"id\": \"s\", \"vnic\": {\"iface-id\": \"b\"}}]}]}")),
            json("an entry twice", 400, twice(GOOD, "mal")),
            json("two entries", 400, twice(GOOD, "mal-2")),
            json("no key", 400, GOOD.replace("\"id\": \"mal\", ", "")),
            json("a key of null", 400, GOOD.replace("\"id\": \"mal\"", "\"id\": null")),
            json("another id than the address", 400, GOOD.replace("\"id\": \"mal\"", "\"id\": \"other\"")),
            json("number for text", 400, GOOD.replace("[\"mal\"]", "[17]")),
            json("array for text", 400, GOOD.replace("\"id\": \"mal\"", "\"id\": [\"mal\"]")),
            json("text for an array", 400, GOOD.replace("[\"mal\"]", "\"mal\"")),
            json("two ways to find a NIC", 400, GOOD.replace("\"mal-source\"",
                "\"mal-source\", \"mac\": \"52:54:00:00:00:01\"")),
            json("objects, 10,000 levels", 400, "{\"tapfabric:tap-flow\":".repeat(10_000)),
            json("arrays, 10,000 levels", 400, GOOD.replace("\"mal\"", "[".repeat(10_000) + "]".repeat(10_000))),
            json("10 MB of text", 400, GOOD.replace("\"mal-source\"", "\"" + "a".repeat(10_000_000) + "\"")),
            json("10 MB of a name", 400, GOOD.replace("\"source\"", "\"" + "a".repeat(10_000_000) + "\"")),
            json("20 MB", 413, " ".repeat(20_000_000) + GOOD),
            body("text/plain", 415, "text/plain", GOOD),
            body("no type at all", 415, "", GOOD),
            body("XML: empty", 400, XML, ""),
            body("XML: JSON", 400, XML, GOOD),
            body("XML: without a namespace", 400, XML, "<tap-flow/>"),
            body("XML: without a key", 400, XML, ROOT + "</tap-flow>"),
            body("XML: an entity", 400, XML, "<!DOCTYPE a [<!ENTITY b 'c'>]>" + ROOT + "&b;</tap-flow>"),
            body("XML: 10,000 levels", 400, XML,
                ROOT + "<id>".repeat(10_000) + "</id>".repeat(10_000) + "</tap-flow>"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodies")
    void isRefused(final String name, final int status, final String type, final String body,
            final Scenario scenario) {
        assertRefused(scenario, "tapfabric:taps/tap-flow=mal", status, "PUT", type, body);
        assertRefused(scenario, "tapfabric:taps/tap-flow=mal", status, "PATCH", type, body);
    }

    static Stream<Arguments> patches() {
        return Stream.of(
            Arguments.of("empty", ""),
            Arguments.of("[]", "[]"),
            Arguments.of("{}", "{}"),
            Arguments.of("null", "null"),
            Arguments.of("half of it", GOOD_PATCH.substring(0, GOOD_PATCH.length() / 2)),
            Arguments.of("no patch-id", GOOD_PATCH.replace("\"patch-id\": \"p\", ", "")),
            Arguments.of("no edit", "{\"ietf-yang-patch:yang-patch\": {\"patch-id\": \"p\"}}"),
            Arguments.of("no edit-id", GOOD_PATCH.replace("\"edit-id\": \"e\", ", "")),
            Arguments.of("no value", GOOD_PATCH.replace(", \"value\": " + GOOD, "")),
            Arguments.of("an unknown operation", GOOD_PATCH.replace("create", "frobnicate")),
            Arguments.of("an operation that lists without order do not have", GOOD_PATCH.replace("create", "move")),
            Arguments.of("an unknown target", GOOD_PATCH.replace("/tap-flow=mal", "/nosuch=mal")),
            Arguments.of("state as the target", GOOD_PATCH.replace("/tap-flow=mal", "/")),
            Arguments.of("10,000 levels before the target", "{\"ietf-yang-patch:yang-patch\": {\"patch-id\": \"p\", "
                + "\"edit\": [{\"value\": " + "{\"x\": ".repeat(10_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patches")
    @DisplayName("a YANG patch that is none")
    void patchIsRefused(final String name, final String body, final Scenario scenario) {
        assertRefused(scenario, "tapfabric:taps", 400, "PATCH", PATCH, body);
    }

    @Test
    @DisplayName("the good ones are served")
    void goodOnesAreServed(final Scenario scenario) {
        furnish(scenario);
        final var restconf = scenario.restconf();
        scenario.atEnd(() -> restconf.delete("tapfabric:taps/tap-flow=mal"));
        assertEquals(201, restconf.put("tapfabric:taps/tap-flow=mal", GOOD).status());
        assertEquals(204, restconf.put("tapfabric:taps/tap-flow=mal", GOOD).status());
        assertEquals(200, restconf.patch("tapfabric:taps/tap-flow=mal", GOOD).status());
        assertEquals(204, restconf.delete("tapfabric:taps/tap-flow=mal").status());
        assertEquals(200, restconf.write("PATCH", "tapfabric:taps", PATCH, GOOD_PATCH).status());
    }

    private static void assertRefused(final Scenario scenario, final String path, final int status,
            final String method, final String type, final String body) {
        furnish(scenario);
        final var before = scenario.restconf().config("tapfabric:taps");
        final var reply = scenario.restconf().write(method, path, type, body);
        assertEquals(status, reply.status(), reply::toString);
        assertEquals(before, scenario.restconf().config("tapfabric:taps"), "nothing is stored");
    }

    private static void furnish(final Scenario scenario) {
        scenario.restconf().put("tapfabric:taps/tap-service=mal", """
            {"tapfabric:tap-service": [{"id": "mal", "sink": {"vnic": {"iface-id": "mal-sink"}}}]}""").orFail();
        scenario.atEnd(() -> scenario.restconf().delete("tapfabric:taps/tap-service=mal"));
    }

    private static String twice(final String body, final String id) {
        final var entry = body.substring(body.indexOf('[') + 1, body.length() - 2);
        return body.replace(entry, entry + ", " + entry.replace("\"id\": \"mal\"", "\"id\": \"" + id + "\""));
    }

    private static Arguments json(final String name, final int status, final String body) {
        return body(name, status, Restconf.JSON, body);
    }

    private static Arguments body(final String name, final int status, final String type, final String body) {
        return Arguments.of(name, status, type, body);
    }
}
