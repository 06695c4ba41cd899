package io.tapfabric.southbound.openflow;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The beginning of connections, good and bad, and their end. */
class HandshakeTest {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress("127.0.0.1", 0);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Timings HASTY = new Timings(Duration.ofMillis(300), LONG, LONG, LONG);

    private final Arrivals arrivals = new Arrivals();
    private Warnings warnings;
    private OpenFlowServer server;

    @BeforeEach
    void listen() throws Exception {
        warnings = new Warnings();
        server = new OpenFlowServer(ANYWHERE, arrivals, new Timings(LONG, LONG, LONG, LONG));
    }

    @AfterEach
    void close() {
        server.close();
        warnings.close();
    }

    private void listenWith(final Timings timings) throws IOException {
        server.close();
        server = new OpenFlowServer(ANYWHERE, arrivals, timings);
    }

    @Test
    void greetsWithVersion14Only() throws Exception {
        try (var peer = new FakeSwitch(server)) {
            final var hello = peer.receive(Header.HELLO);
            assertEquals(5, hello.version());
            assertEquals("0001000800000020", hello.hex());
        }
    }

    @Test
    void letsFlowsSeePortsOfFirstFragments() throws Exception {
        try (var peer = new FakeSwitch(server)) {
            peer.send(FakeSwitch.HELLO);
            assertEquals("00030000", peer.features(1).hex());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        FakeSwitch.HELLO,
        "06 00 0008 00000001",                                      // version 6, no bitmap
        "05 00 0010 00000001  0001 0008 00000020",
        "05 00 0008 00000001",
        "06 00 0018 00000001  0077 0008 00000000  0001 0008 00000072",  // an unknown element first
        "06 00 0010 00000001  0001 0000 00000000",                  // an element without length is no bitmap
    })
    void acceptsWhoCanVersion14(final String hello) throws Exception {
        try (var peer = new FakeSwitch(server)) {
            peer.send(hello);
            peer.features(0x1234L);
            assertEquals(0x1234L, arrivals.arrived().datapathId());
        }
        assertEquals(0x1234L, arrivals.left().datapathId());
        assertEquals(0, warnings.with("").size());
    }

    @ParameterizedTest
    @CsvSource({
        "01 00 0008 00000001,                           1",
        "04 00 0010 00000001  0001 0008 00000010,       4",
        "06 00 0010 00000001  0001 0008 00000052,       6",
    })
    void refusesWhoCannotVersion14(final String hello, final int version) throws Exception {
        try (var peer = new FakeSwitch(server)) {
            peer.send(hello);
            final var error = peer.receive(Header.ERROR);
            assertTrue(error.hex().startsWith("00000000"), "not HELLO_FAILED/INCOMPATIBLE: " + error.hex());
            peer.awaitClosed();
            assertWarned(peer, "its highest version is " + version + ";");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "05 02 0008 00000001,                       type 2",        // no HELLO
        "47 45 5420 2f204854,                       type 69",       // GET / HT
        "05 00 0007 00000001,                       length 7",
        "06 00 0008 00000001 06 06 0020 00000000,   version 6",     // not the version agreed
        "06 00 0008 00000001 05 06 0010 00000000 0000000000000001, features reply of 16 octets",
        "06 00 0008 00000001 05 01 000c 00000000 00000000,  HELLO_FAILED/INCOMPATIBLE",
    })
    void rubbishCostsItsConnectionOnly(final String rubbish, final String reason) throws Exception {
        try (var good = FakeSwitch.connected(server, 1); var peer = new FakeSwitch(server)) {
            final var link = arrivals.arrived();
            peer.send(rubbish);
            while (peer.receivesMore()) {
                assertTrue(link.isOpen());
            }
            assertWarned(peer, reason);
            assertTrue(link.isOpen());
            good.reply(FakeSwitch.ECHO_REQUEST, 9, "aabb");
            assertEquals("aabb", good.receive(Header.ECHO_REPLY).hex());
        }
    }

    private void assertWarned(final FakeSwitch peer, final String reason) {
        await().until(() -> !warnings.with(peer.name()).isEmpty());
        final var warned = warnings.with(peer.name());
        assertEquals(1, warned.size(), warned.toString());
        assertTrue(warned.get(0).contains(reason), warned.get(0));
    }

    @Test
    void tenMegabytesOfRubbishCostTheirConnectionOnly() throws Exception {
        try (var good = FakeSwitch.connected(server, 1); var peer = new FakeSwitch(server)) {
            final var rubbish = new byte[10_000_000];
            new Random(1).nextBytes(rubbish);
            assertThrows(IOException.class, () -> {
                peer.send(rubbish);
                peer.awaitClosed();
                peer.send(rubbish);
            });
            assertWarned(peer, "first message is of type");
            assertTrue(arrivals.arrived().isOpen());
            good.reply(FakeSwitch.ECHO_REQUEST, 9, "aabb");
            assertEquals("aabb", good.receive(Header.ECHO_REPLY).hex());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "06 00 00", "06 00 ffff 00000001 0001", "06 00 0008 00000001"})
    void whoSaysTooLittleIsGivenUp(final String little) throws Exception {
        listenWith(HASTY);
        try (var peer = new FakeSwitch(server)) {
            peer.send(little);
            while (peer.receivesMore()) {
                assertTrue(arrivals.isEmpty());
            }
            assertWarned(peer, "has not said who it is within 300 ms");
        }
    }

    @Test
    void aDeadlineThatWasMetHasNoEffect() throws Exception {
        listenWith(new Timings(Duration.ofMillis(300), Duration.ofMillis(400), LONG, LONG));
        try (var peer = FakeSwitch.connected(server, 1)) {
            final var link = arrivals.arrived();
            peer.receive(FakeSwitch.ECHO_REQUEST);
            assertTrue(link.isOpen());
        }
    }

    @Test
    void whoClosesInTheMiddleIsNamed() throws Exception {
        try (var peer = new FakeSwitch(server)) {
            peer.send("06 00 00");
            peer.hangUp();
            peer.awaitClosed();
            assertWarned(peer, "closed before it said who it is");
        }
    }

    @Test
    void theNewerConnectionOfASwitchWins() throws Exception {
        try (var older = FakeSwitch.connected(server, 7)) {
            final var olderLink = arrivals.arrived();
            try (var newer = FakeSwitch.connected(server, 7)) {
                final var newerLink = arrivals.arrived();
                older.awaitClosed();
                assertSame(olderLink, arrivals.left());
                assertFalse(olderLink.isOpen());
                assertTrue(newerLink.isOpen());
                newer.reply(FakeSwitch.ECHO_REQUEST, 9, "");
                newer.receive(Header.ECHO_REPLY);
            }
        }
    }

    @Test
    void closeLeavesNothingBehind() throws Exception {
        final int port = server.port();
        try (var peer = FakeSwitch.connected(server, 7); var silent = new FakeSwitch(server)) {
            final var link = arrivals.arrived();
            silent.receive(Header.HELLO);
            server.close();
            assertSame(link, arrivals.left());
            peer.awaitClosed();
            silent.awaitClosed();
        }
        await().until(HandshakeTest::threads, equalTo(0L));
        server = new OpenFlowServer(new InetSocketAddress("127.0.0.1", port), arrivals);
        try (var peer = FakeSwitch.connected(server, 8)) {
            assertEquals(8, arrivals.arrived().datapathId());
        }
    }

    @Test
    void aPortInUseIsSaid() {
        final var inUse = new InetSocketAddress("127.0.0.1", server.port());
        final var fault = assertThrows(IOException.class, () -> new OpenFlowServer(inUse, arrivals));
        assertTrue(fault.getMessage().contains("cannot listen for switches on /127.0.0.1:" + server.port()));
        await().until(HandshakeTest::threads, equalTo(1L));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("tapfabric-openflow")).count();
    }
}
