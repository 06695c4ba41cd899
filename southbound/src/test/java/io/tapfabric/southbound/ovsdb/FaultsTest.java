package io.tapfabric.southbound.ovsdb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the library lets happen, and what a bad peer can do: each costs one connection or one call, and is told. Most of
 * it is to wait for what must not come, so all of it waits at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
    /** Quick, but so that a machine under load passes: what must come at once may take two seconds. */
    private static final Timings QUICK = new Timings(Duration.ofMillis(3000), Duration.ofMillis(250),
        Duration.ofMillis(1500), Duration.ofMillis(3000), Duration.ofMillis(400));
    private static final Duration AT_ONCE = Duration.ofMillis(2000);
    private static final int MAX_MESSAGE = 100_000;
    private static final Delta<RowKey, Row> NOTHING = new Delta<>(new TreeMap<>(),
        new TreeSet<RowKey>());

    private final Listening listening = new Listening();
    private final List<AutoCloseable> open = new ArrayList<>();
    private OvsdbServer server;

    @BeforeEach
    void before() throws IOException {
        server = serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), listening);
    }

    private OvsdbServer serve(final InetSocketAddress address, final DatabaseListener listener) throws IOException {
        final var started = new OvsdbServer(address, new Settings(BridgeName.of("brtap"),
            new ControllerAddress(Optional.empty(), 6653), QUICK, MAX_MESSAGE), listener);
        open.add(started);
        return started;
    }

    @AfterEach
    void after() throws Exception {
        for (final var each : open) {
            each.close();
        }
    }

    private FakeDatabase fake() throws IOException {
        final var fake = new FakeDatabase(server);
        open.add(fake);
        return fake;
    }

    private FakeDatabase fakeThatTransacts(final Function<JsonNode, String> answer) throws IOException {
        return fake().answer("transact", answer).start();
    }

    private LinkException failure() {
        return assertThrows(LinkException.class, () -> listening.link().transact(NOTHING));
    }

    private void assertGone() {
        listening.link();
        await().atMost(10, TimeUnit.SECONDS).until(() -> listening.disconnected.size() == 1);
    }

    // ---- 1: the library ignores error replies, and does not look at results

    @Test
    void errorReplyToACallEndsItAtOnce() throws IOException {
        fakeThatTransacts(request -> FakeDatabase.error(request, "{\"error\":\"not today\"}"));
        listening.link();
        final var error = assertTimeout(AT_ONCE, this::failure);
        assertTrue(error.getMessage().contains("not today"), error::getMessage);
    }

    @Test
    void unknownDatabaseIsGivenUpAtOnce() throws IOException {
        final var fake = fake().answer("get_schema", request -> FakeDatabase.error(request, "\"unknown database\""));
        assertTimeout(AT_ONCE, () -> assertClosed(fake.start()));
        assertTrue(listening.connected.isEmpty());
    }

    @Test
    void resultBeyondTheLastOperationIsSeen() throws IOException {
        fakeThatTransacts(request -> FakeDatabase.result(request, FakeDatabase.results(0).replace("]}]",
            "]},{\"error\":\"referential integrity violation\",\"details\":\"dangling\"}]")));
        assertEquals("the database refused the transaction as a whole: referential integrity violation (dangling); "
            + "nothing was changed", failure().getMessage());
    }

    @Test
    void missingResultsAreSeen() throws IOException {
        fakeThatTransacts(request -> FakeDatabase.result(request, "[{}]"));
        assertEquals("the database answered 1 of 2 operations", failure().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "{}", "[7]", "[{},{\"rows\":[]}]"})
    void senselessResultIsAnError(final String result) throws IOException {
        fakeThatTransacts(request -> FakeDatabase.result(request, result));
        failure();
    }

    // ---- 2: the library notices a silent peer after 180 seconds

    @Test
    void silentPeerIsGivenUp() throws IOException {
        final var fake = fake().start();
        listening.link();
        fake.silent();
        assertGone();
    }

    @Test
    void peerThatOnlyEchoesFailsTheCallInTime() throws IOException {
        fakeThatTransacts(request -> FakeDatabase.SILENCE);
        assertTrue(failure().getMessage().contains("no answer within 3000 ms"));
        assertTrue(listening.link().isOpen());
    }

    // ---- 3 and 6: static state: nothing may outlive a server, and servers must not hear each other's databases

    @Test
    void closedServerLeavesNoThreadAndNoPort() throws IOException {
        fake().start();
        listening.link();
        server.close();
        assertEquals(1, listening.disconnected.size());
        await().atMost(10, TimeUnit.SECONDS).until(() -> Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("tapfabric-ovsdb")));
        server = serve(server.address(), listening);
        fake().start();
        await().atMost(10, TimeUnit.SECONDS).until(() -> listening.connected.size() == 2);
    }

    @Test
    void serversInOneJvmAreApart() throws IOException {
        final var other = new Listening();
        serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), other);
        fake().start();
        listening.link();
        assertTrue(other.connected.isEmpty());
    }

    @Test
    void takenPortIsTold() {
        final var error = assertThrows(IOException.class, () -> serve(server.address(), listening));
        assertTrue(error.getMessage().startsWith("cannot listen for databases on"), error::getMessage);
    }

    // ---- 4: the library cancels a call after one second

    @Test
    void slowAnswerIsAwaited() throws IOException, LinkException {
        final var fake = fake();
        fake.answer("transact", request -> {
            CompletableFuture.delayedExecutor(1300, TimeUnit.MILLISECONDS)
                .execute(() -> fake.send(FakeDatabase.result(request, FakeDatabase.results(0))));
            return FakeDatabase.SILENCE;
        }).start();
        assertEquals(8, listening.link().transact(NOTHING));
    }

    // ---- 5: which thread calls whom

    @Test
    void oneThreadTellsAllOfALink() throws IOException {
        final var fake = fake().start();
        listening.link();
        fake.update(FakeDatabase.mirror(1).replace("theirs", "renamed"));
        await().until(() -> !listening.views.isEmpty());
        fake.close();
        assertGone();
        assertEquals(1, Set.copyOf(listening.threads).size());
    }

    @Test
    void listenerThatWouldBlockItselfIsTold() throws Exception {
        final var told = new CompletableFuture<Throwable>();
        server = serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Listening() {
            @Override
            public void connected(final DatabaseLink link) {
                told.complete(assertThrows(IllegalStateException.class, () -> link.transact(NOTHING)));
            }
        });
        fake().start();
        assertTrue(told.get(10, TimeUnit.SECONDS).getMessage().contains("must not block"));
    }

    // ---- peers that are none

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "{\"id\":", "[1,2]", "{\"id\": nonsense}", "}}}}",
        "{\"result\":{}}", "{\"method\":\"update\",\"id\":null,\"params\":5}", "\u0000\u0001\u0002", " "})
    void rubbishCostsItsOwnConnectionOnly(final String rubbish) throws IOException {
        fake().start();
        final var good = listening.link();
        final var bad = fake();
        bad.send(rubbish);
        assertClosed(bad);
        assertTrue(good.isOpen());
        assertEquals(List.of(good), listening.connected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "{\"version\":\"1.0.0\"}", "{\"version\":\"x\",\"tables\":{}}",
        "{\"version\":\"1.0.0\",\"tables\":{\"Bridge\":{\"columns\":{}}}}"})
    void foreignSchemaIsGivenUp(final String schema) throws IOException {
        assertClosed(fake().answer("get_schema", request -> FakeDatabase.result(request, schema)).start());
        assertTrue(listening.connected.isEmpty());
    }

    @Test
    void rowThatNeedsAColumnThatIsMissingIsRefusedByName() throws IOException {
        fake().start();
        final var link = listening.link();
        final var row = new Row.TapPort(BridgeName.of("br0"), PortName.of("mirror0"), "internal", new TreeMap<>(),
            Optional.of(1400), new TreeSet<>());
        final var error = assertThrows(RefusedException.class, () -> link.transact(Delta.put(row.key(), row)));
        assertTrue(error.getMessage().contains("port mirror0 on bridge br0 cannot be made: this version of Open vSwitch"
            + " has no column Interface.mtu_request"), error::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "{}", "{\"Bridge\":7}", "{\"Open_vSwitch\":{\"x\":{\"new\":{\"bridges\":7}}}}"})
    void foreignRowsAreGivenUp(final String rows) throws IOException {
        assertClosed(fake().answer("monitor", request -> FakeDatabase.result(request, rows)).start());
        assertTrue(listening.connected.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Bridge\":{\"x\":{\"new\":7}}}", "{\"Bridge\":{\"x\":{\"new\":{\"ports\":7}}}}",
        "{\"Open_vSwitch\":{\"" + FakeDatabase.ROOT + "\":{\"old\":{}}}}"})
    void senselessUpdateEndsTheConnection(final String update) throws IOException {
        final var fake = fake().start();
        listening.link();
        fake.update(update);
        assertGone();
    }

    @Test
    void messageWithoutEndIsCut() throws IOException {
        final var bad = fake();
        bad.send("{\"x\":\"" + "x".repeat(MAX_MESSAGE));
        await().atMost(AT_ONCE).until(bad::isClosedByPeer);
    }

    @Test
    void halfMessageOfAKnownPeerIsNoSignOfLife() throws IOException {
        final var fake = fake().start();
        listening.link();
        fake.silent();
        fake.send("{\"method\":\"update\",");
        assertGone();
    }

    @Test
    void textThatEndsInABackslashIsRead() throws IOException {
        final var fake = fake().start();
        final var link = listening.link();
        fake.update(FakeDatabase.mirror(1).replace("theirs", "slash\\\\"));
        await().atMost(10, TimeUnit.SECONDS).until(() -> link.view().host().bridges().get(BridgeName.of("br0"))
            .foreignMirrors().contains("slash\\"));
    }

    private void assertClosed(final FakeDatabase fake) {
        await().atMost(10, TimeUnit.SECONDS).until(fake::isClosedByPeer);
    }

    // ---- waiting

    @Test
    void appliedConfigurationIsAwaited() throws Exception {
        final var fake = fake().start();
        final var link = listening.link();
        link.awaitApplied(7);
        final var done = CompletableFuture.runAsync(() -> assertApplied(link, 8));
        fake.update(FakeDatabase.curCfg(8));
        done.get(10, TimeUnit.SECONDS);
    }

    private static void assertApplied(final DatabaseLink link, final long config) {
        try {
            link.awaitApplied(config);
        } catch (LinkException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void configurationThatIsNeverAppliedIsTold() throws IOException {
        fake().start();
        final var link = listening.link();
        final var error = assertThrows(LinkException.class, () -> link.awaitApplied(9));
        assertEquals("vswitchd of host fake to apply configuration 9: no answer within 400 ms", error.getMessage());
    }

    @Test
    void lostConnectionEndsAWaitAtOnce() throws Exception {
        final var asked = new CompletableFuture<JsonNode>();
        final var fake = fakeThatTransacts(request -> {
            asked.complete(request);
            return FakeDatabase.SILENCE;
        });
        final var failure = CompletableFuture.supplyAsync(this::failure);
        asked.get(10, TimeUnit.SECONDS);
        fake.close();
        assertTimeout(AT_ONCE, () -> failure.join());
        failure();
    }

    @Test
    void updatesThatDoNotShowAreNotTold() throws IOException {
        final var fake = fake().start();
        final var link = listening.link();
        final var view = link.view();
        fake.update(FakeDatabase.mirror(1));
        fake.update(FakeDatabase.curCfg(8));
        fake.update(FakeDatabase.mirror(2));
        await().until(() -> applied(link, 8));
        fake.update(FakeDatabase.mirror(3).replace("theirs", "last"));
        await().until(() -> link.view() != view);
        assertEquals(1, listening.views.size());
    }

    private static boolean applied(final DatabaseLink link, final long config) {
        assertApplied(link, config);
        return true;
    }
}
