package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Who sends rubbish to the southbound ports loses his own connection, and nobody else notices.
 */
@EndToEnd
class IntruderTest {
    private static final int OVSDB = 6640;
    private static final int OPENFLOW = 6653;

    @Test
    @DisplayName("rubbish, half a message and a wrong version cost only their own connection")
    void costOnlyTheirOwnConnection(final Scenario scenario) {
        final var source = scenario.vm("h1");
        final var peer = scenario.vm("h1");
        final var sink = scenario.sink("h2");
        final var service = scenario.service(sink);
        final var flow = scenario.activeFlow(service, source, "OUT");
        final var capture = scenario.capture(sink);
        final var ping = scenario.ping(source, peer);

        intruders().forEach(intruder -> {
            intrude(scenario, intruder);
            hold(scenario, intruder);
        });
        scenario.putFlow(flow, service, source, "BOTH", true).orFail();
        scenario.awaitFlow(flow, "ACTIVE");
        final var after = Ping.times(5, scenario.hosts(), source, peer);
        ping.stop();
        capture.settle();
        assertEquals(DataPlaneTest.seen(after, "BOTH"), capture.echoes(after.id()));
        assertEquals(ping.requestsOnce().keySet().stream().toList(),
            capture.echoes(ping.id()).keySet().stream().filter(echo -> !echo.reply()).toList());
        Stream.of("h1", "h2").map(scenario::hostState).forEach(host -> {
            assertEquals(true, host.path("ovsdb-connected").asBoolean(), host.toString());
            assertEquals(true, host.path("openflow-connected").asBoolean(), host.toString());
        });
    }

    private static Stream<Intruder> intruders() {
        final var random = "8f3a".repeat(500);
        return Stream.of(
            new Intruder(OVSDB, hex("GET / HTTP/1.1\r\n\r\n")),
            new Intruder(OVSDB, random),
            new Intruder(OVSDB, hex("{\"method\":\"echo\",\"params\":[")),
            new Intruder(OVSDB, hex("{\"id\":1,\"method\":17,\"params\":{}}")),
            new Intruder(OVSDB, hex("[".repeat(100_000))),
            new Intruder(OVSDB, hex("{\"id\":0,\"error\":\"no\",\"result\":null}")),
            new Intruder(OPENFLOW, hex("GET / HTTP/1.1\r\n\r\n")),
            new Intruder(OPENFLOW, random),
            new Intruder(OPENFLOW, "0500"),
            new Intruder(OPENFLOW, "0500000800000001" + "0506ffff00000002"),
            new Intruder(OPENFLOW, "0100000800000001"),
            new Intruder(OPENFLOW, "0500000000000001"),
            new Intruder(OPENFLOW, "0500000800000001" + "0506002000000001" + "00".repeat(24)),
            new Intruder(OPENFLOW, "0500000800000001" + "0563000800000002"));
    }

    /** Sends and goes. */
    private static void intrude(final Scenario scenario, final Intruder intruder) {
        Command.run(Map.of(), command(scenario, intruder), HexFormat.of().parseHex(intruder.hex));
    }

    /** Sends and stays, silent, until the test ends. */
    private static void hold(final Scenario scenario, final Intruder intruder) {
        try {
            final var process = new ProcessBuilder(command(scenario, intruder)).start();
            scenario.atEnd(process::destroy);
            process.getOutputStream().write(HexFormat.of().parseHex(intruder.hex));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(final Scenario scenario, final Intruder intruder) {
        final var argv = new ArrayList<>(scenario.hosts().enter("h1"));
        argv.addAll(List.of("bash", "-c", "cat >/dev/tcp/172.30.0.254/" + intruder.port));
        return argv;
    }

    private static String hex(final String text) {
        return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private record Intruder(int port, String hex) {
    }
}
