package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot be right is refused, with the leaf, the value and what is allowed; nothing is stored.
 */
@EndToEnd
class BadInputTest {
    private static final String SERVICE = """
        {"tapfabric:tap-service": [{"id": "%s", "sink": {"vnic": {"iface-id": "bad-sink"}}}]}""";
    private static final String ID = "an id has 1 to 64 characters; an id begins with a letter or digit and goes on "
        + "with letters, digits, '.', '_' and '-'";
    private static final String MAC = "mac '52:54:zz' is not allowed: mac has six octets in hex, joined by ':'";
    private static final String DIRECTION = "direction 'SIDEWAYS' is not allowed: it is IN, OUT or BOTH";
    private static final String NOWHERE = "tap-flow 'bad-flow': tap-service 'nowhere' does not exist; allowed: the id "
        + "of an existing tap-service";
    private static final String SINK = "tap-flow 'bad-flow': source 's' (iface-id bad-sink) is the sink of tap-service "
        + "'bad'; allowed: any NIC but the sink";
    private static final String TAKEN = "tap-flow 'bad-flow': source 's' (iface-id taken) is already copied to "
        + "tap-service 'bad' by tap-flow 'bad-first'; allowed: one tap-flow without priority for a source, a "
        + "tap-service and a filter";

    static Stream<Arguments> members() {
        return Stream.of(
            flow("unknown tap-service", 409, NOWHERE, other().replace("'bad'", "'nowhere'")),
            flow("source equal to sink", 400, SINK, service() + source("'iface-id': 'bad-sink'")),
            flow("same source twice to one service", 409, TAKEN, service() + source("'iface-id': 'taken'")),
            flow("impossible direction", 400, DIRECTION, other() + ", 'direction': 'SIDEWAYS'"),
            flow("malformed MAC", 400, MAC, service() + source("'mac': '52:54:zz'")),
            flow("unknown leaf", 400, "'colour' is not known in tap-flow; allowed: id, tap-service, ",
                other() + ", 'colour': 'red'"),
            flow("wrong type", 400, "enabled 'yes' is not allowed: it is true or false",
                other() + ", 'enabled': 'yes'"),
            flow("over-long name", 400, "name '" + "x".repeat(80) + "…' (129 characters) is not allowed: name has at "
                + "most 128 characters; name has no control characters",
                other() + ", 'name': '" + "x".repeat(129) + "'"),
            flow("NUL in an iface-id", 400, "iface-id 'a\0b' is not allowed: iface-id has 1 to 255 characters; "
                + "iface-id has no control characters", service() + source("'iface-id': 'a\\u0000b'")),
            flow("no source", 400, "tap-flow has no source, which is mandatory", "'tap-service': ['bad']"),
            flow("no tap-service", 400, "tap-flow has no tap-service, which is mandatory",
                "'source': " + source("'iface-id': 'a'")),
            flow("two kinds in one source", 400, "of vnic, vswitch, mac, vlan source has vnic, vlan; allowed: one",
                service() + "[{'id': 's', 'vnic': {'iface-id': 'a'}, 'vlan': {'vlan': ['1']}}]"),
            flow("one source twice", 409, "tap-flow 'bad-flow': source 't' (iface-id a) is the same as source 's'; "
                + "allowed: each source once", service() + "[{'id': 's', 'vnic': {'iface-id': 'a'}}, "
                + "{'id': 't', 'vnic': {'iface-id': 'a'}}]"),
            flow("VLANs from high to low", 400, "tap-flow 'bad-flow': source 's' vlan '30-20' is not allowed: it is a "
                + "VLAN, as 10, or the first and the last of several, as 20-30; VLANs are 0 to 4094",
                service() + "[{'id': 's', 'vlan': {'vlan': ['30-20']}}]"),
            flow("no address", 400, "tap-flow 'bad-flow': source 's' ip '10.0.0' is not allowed: it is an IPv4 or IPv6 "
                + "address without a zone", service() + source("'guest': {'vm-id': 'a', 'ip': '10.0.0'}")));
    }

    /** By every way in, the same answer. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void refuses(final String name, final int status, final String sentence, final String members,
            final Scenario scenario) {
        furnish(scenario);
        final var restconf = scenario.restconf();
        final var before = restconf.config("tapfabric:taps");
        final var flow = ("{'id': 'bad-flow', " + members + "}").replace('\'', '"');
        final var entry = "{\"tapfabric:tap-flow\": [" + flow + "]}";
        final var patch = """
            {"ietf-yang-patch:yang-patch": {"patch-id": "p", "edit": [{"edit-id": "e", "operation": "create",
              "target": "/tap-flow=bad-flow", "value": %s}]}}""".formatted(entry);
        Stream.of(
            restconf.put("tapfabric:taps/tap-flow=bad-flow", entry),
            restconf.patch("tapfabric:taps/tap-flow=bad-flow", entry),
            restconf.write("POST", "tapfabric:taps", Restconf.JSON, entry),
            restconf.patch("tapfabric:taps", "{\"tapfabric:taps\": {\"tap-flow\": [" + flow + "]}}"),
            restconf.write("PATCH", "tapfabric:taps", "application/yang-patch+json", patch)).forEach(reply -> {
                // what it begins with: that all leaves are named is tested where they are
                assertTrue(reply.sentence().startsWith(sentence), reply::toString);
                assertEquals(status, reply.status(), reply::toString);
            });
        assertEquals(before, restconf.config("tapfabric:taps"), "nothing is stored");
    }

    static Stream<Arguments> addresses() {
        final var long65 = "i".repeat(65);
        return Stream.of(
            Arguments.of("tap-service=bad-2", "bad-3", "id 'bad-3' is not allowed: the address says 'bad-2'"),
            Arguments.of("tap-service=-x", "-x", "Invalid value '-x' for id; Value '-x' does not match regular "
                + "expression '[A-Za-z0-9][A-Za-z0-9._-]*'"),
            Arguments.of("tap-service=" + long65, long65, "Invalid value '" + long65 + "' for id; String " + long65
                + " does not match allowed lengths [[1..64]]"),
            Arguments.of("tap-service=bad-2", "-x", "id '-x' is not allowed: " + ID));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("addresses")
    void refusesIds(final String path, final String id, final String sentence, final Scenario scenario) {
        final var before = scenario.restconf().config("tapfabric:taps");
        final var reply = scenario.restconf().put("tapfabric:taps/" + path, SERVICE.formatted(id));
        assertEquals(sentence, reply.sentence());
        assertEquals(400, reply.status());
        assertEquals(before, scenario.restconf().config("tapfabric:taps"), "nothing is stored");
    }

    @Test
    @DisplayName("a tap-service that still has tap-flows cannot be deleted")
    void keepsWhatIsNamed(final Scenario scenario) {
        furnish(scenario);
        final var reply = scenario.restconf().delete("tapfabric:taps/tap-service=bad");
        assertEquals("tap-service 'bad' is still named by tap-flow 'bad-first'; allowed: to delete a tap-service that "
            + "no tap-flow names", reply.sentence());
        assertEquals("/tapfabric:taps/tap-service[id='bad']", reply.place());
        assertEquals(409, reply.status());
        assertEquals(200, scenario.restconf().config("tapfabric:taps/tap-service=bad").status());
    }

    @Test
    @DisplayName("in a snapshot of many, the place of the wrong leaf is told")
    void tellsThePlace(final Scenario scenario) {
        final var reply = scenario.restconf().patch("tapfabric:taps", """
            {"tapfabric:taps": {"tap-flow": [{"id": "bad-1"}, {"id": "bad-2", "direction": "SIDEWAYS"}]}}""");
        assertEquals(DIRECTION, reply.sentence());
        assertEquals("at $.tapfabric:taps.tap-flow[1].direction", reply.place());
    }

    /** The data store fails such a transaction and keeps it, so that every later one waits until it times out. */
    @Test
    @DisplayName("a write to state is refused and holds up no other")
    void stateIsNotWritten(final Scenario scenario) {
        final var restconf = scenario.restconf();
        final var reply = restconf.put("tapfabric:taps-state", "{\"tapfabric:taps-state\": {\"generation\": \"5\"}}");
        assertEquals("taps-state cannot be written: Child /taps-state is not present in schema tree.",
            reply.sentence());
        assertEquals(400, reply.status());
        assertTimeout(Duration.ofSeconds(5), () -> furnish(scenario));
    }

    private static void furnish(final Scenario scenario) {
        final var restconf = scenario.restconf();
        restconf.put("tapfabric:taps/tap-service=bad", SERVICE.formatted("bad")).orFail();
        scenario.atEnd(() -> restconf.delete("tapfabric:taps/tap-service=bad"));
        restconf.put("tapfabric:taps/tap-flow=bad-first", """
            {"tapfabric:tap-flow": [{"id": "bad-first", "tap-service": ["bad"],
              "source": [{"id": "s", "vnic": {"iface-id": "taken"}}]}]}""").orFail();
        scenario.atEnd(() -> restconf.delete("tapfabric:taps/tap-flow=bad-first"));
    }

    private static Arguments flow(final String name, final int status, final String sentence, final String members) {
        return Arguments.of(name, status, sentence, members);
    }

    private static String service() {
        return "'tap-service': ['bad'], 'source': ";
    }

    private static String source(final String nic) {
        return "[{'id': 's', 'vnic': {" + nic + "}}]";
    }

    private static String other() {
        return service() + source("'iface-id': 'a'");
    }
}
