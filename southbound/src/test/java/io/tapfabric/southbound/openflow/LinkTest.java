package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.P1;
import static io.tapfabric.southbound.openflow.Flows.P2;
import static io.tapfabric.southbound.openflow.Flows.encoded;
import static io.tapfabric.southbound.openflow.Flows.puts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.southbound.LinkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of a link, with a switch that answers right, wrong, in pieces or not at all. */
class LinkTest {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress("127.0.0.1", 0);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final WireFlow ONE = encoded(Table.INPUT, 100, Match.in(P1), new Action.Output(P2));
    private static final WireFlow TWO = encoded(Table.INPUT, 100, Match.in(P2), new Action.Output(P1));
    /** Flow stats: table 10, priority 100, reg0=7; resubmit(,30); 3 packets, 180 octets. */
    private static final String NICIRA_FLOW = "0058 0a 00 00000001 00000000 0064 0000 0000 0000 0000 0000"
        + "7a9f050000000007 0000000000000003 00000000000000b4"
        + "0001 000c 00010004 00000007 00000000"
        + "0004 0018 00000000 ffff 0010 00002320 000e fff8 1e 000000";
    /** Flow stats: table 0, priority 0, any packet, no instruction. */
    private static final String MISS_FLOW = "0038 00 00 00000001 00000000 0000 0000 0000 0000 0000 0000"
        + "7a9f000000000000 0000000000000000 0000000000000000" + "0001 0004 00000000";
    private static final Map<WireKey, ObservedFlow> BOTH = Map.of(
        new WireKey(10, 100, new TreeMap<>(Map.of(0x00010004, "00000007"))),
        new ObservedFlow(new WireEntry(0x7a9f050000000007L, "0004001800000000" + "ffff001000002320000efff81e000000"),
            3, 180),
        new WireKey(0, 0, new TreeMap<>()), new ObservedFlow(new WireEntry(0x7a9f000000000000L, ""), 0, 0));

    private final Arrivals arrivals = new Arrivals();
    private OpenFlowServer server;
    private FakeSwitch peer;
    private SwitchLink link;

    @BeforeEach
    void connect() throws Exception {
        connectWith(new Timings(LONG, LONG, LONG, LONG));
    }

    private void connectWith(final Timings timings) throws IOException, InterruptedException {
        server = new OpenFlowServer(ANYWHERE, arrivals, timings);
        peer = FakeSwitch.connected(server, 0xaa);
        link = arrivals.arrived();
    }

    private void reconnectWith(final Timings timings) throws IOException, InterruptedException {
        close();
        connectWith(timings);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        peer.close();
    }

    private Call<SortedMap<WireKey, ObservedFlow>> read() {
        return new Call<>(link::readFlows);
    }

    private void stats(final int xid, final boolean more, final String flows) throws IOException {
        peer.reply(Header.MULTIPART_REPLY, xid, "0001" + (more ? "0001" : "0000") + "00000000" + flows);
    }

    @Test
    void openFlowJCannotReadNiciraFlows() {
        final var reply = HexFormat.of().parseHex(("05 13 0068 00000001 0001 0000 00000000" + NICIRA_FLOW)
            .replace(" ", ""));
        assertThrows(Exception.class, () -> Wire.OF.getReader().readFrom(Unpooled.wrappedBuffer(reply)),
            "then FlowStats can go");
    }

    @Test
    void readsFlowsInOnePiece() throws Exception {
        final var call = read();
        final var request = peer.receive(FakeSwitch.MULTIPART_REQUEST);
        assertEquals("0001000000000000" + "ff000000" + "ffffffff" + "ffffffff" + "00000000" + "0000000000000000"
            + "0000000000000000" + "0001000400000000", request.hex());
        stats(request.xid(), false, NICIRA_FLOW + MISS_FLOW);
        assertEquals(BOTH, call.result());
    }

    @Test
    void readsFlowsInPieces() throws Exception {
        final var call = read();
        final int xid = peer.receive(FakeSwitch.MULTIPART_REQUEST).xid();
        peer.error(xid - 1, 1, 1);                              // not about what was asked
        stats(xid, true, "");
        stats(xid, true, MISS_FLOW);
        peer.reply(12, 0, "00".repeat(72));                     // port status, in between
        peer.error(xid + 77, 1, 1);
        stats(xid, true, NICIRA_FLOW);
        stats(xid, false, "");
        assertEquals(BOTH, call.result());
    }

    @Test
    void aReadEndsWithTheLastPieceOnly() throws Exception {
        final var read = new FlowRead();
        for (var more : List.of("0001", "0000")) {
            assertFalse(read.await(Duration.ZERO));
            final var reply = Unpooled.wrappedBuffer(HexFormat.of().parseHex("0513001000000001" + "0001" + more
                + "00000000"));
            read.receive(new Answer(new EmbeddedChannel(), Header.of(reply), 0, reply));
        }
        assertTrue(read.await(Duration.ZERO));
        assertEquals(2, read.pieces().size());
    }

    @Test
    void readsMessagesThatComeByTheOctet() throws Exception {
        final var call = read();
        final int xid = peer.receive(FakeSwitch.MULTIPART_REQUEST).xid();
        final String reply = String.format("05130048%08x", xid) + "0001000000000000" + MISS_FLOW.replace(" ", "");
        for (var octet : reply.split("(?<=\\G..)")) {
            peer.send(octet);
        }
        assertEquals(1, call.result().size());
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, flow is cut off at octet 16",
        "0033, flow of wrong length 51",
        "0030, flow of wrong length 48",
        "ffff, flow of wrong length 65535",
    })
    void aMalformedReplyEndsTheLink(final String start, final String reason) throws Exception {
        final var call = read();
        final int xid = peer.receive(FakeSwitch.MULTIPART_REQUEST).xid();
        stats(xid, false, start.length() > 4 ? start : start + MISS_FLOW.substring(4));
        final var fault = call.fault();
        assertTrue(fault.getMessage().contains(reason), fault.getMessage());
        assertFalse(link.isOpen());
        peer.awaitClosed();
    }

    @ParameterizedTest
    @CsvSource({
        "0001 0004, 0001 0003, match of wrong length 3",
        "0001 0004, 0001 0009, match of wrong length 9",
        "0001 000c 00010004, 0001 000c 00010005, match field of wrong length 5",
        "0001 000c 00010004, 0001 0007 00010004, match field is cut off",
    })
    void aMalformedMatchEndsTheLink(final String right, final String wrong, final String reason) throws Exception {
        final var call = read();
        final int xid = peer.receive(FakeSwitch.MULTIPART_REQUEST).xid();
        stats(xid, false, (right.contains("0004 ") || right.length() > 9 ? NICIRA_FLOW : MISS_FLOW)
            .replace(right, wrong));
        final var fault = call.fault();
        assertTrue(fault.getMessage().contains(reason), fault.getMessage());
        assertFalse(link.isOpen());
    }

    @Test
    void aRefusalToListFlowsFailsTheCallOnly() throws Exception {
        final var call = read();
        peer.error(peer.receive(FakeSwitch.MULTIPART_REQUEST).xid(), 1, 5);
        final var fault = call.fault();
        assertTrue(fault.getMessage().contains("refused to list its flows: BAD_REQUEST/EPERM"), fault.getMessage());
        assertTrue(link.isOpen());
    }

    @Test
    void oneFlowCostsOneRoundTrip() throws Exception {
        final var call = Call.apply(link, ONE);
        final var mod = peer.receive(Header.FLOW_MOD);
        assertEquals("7a9f000000000000" + "0000000000000000" + "00" + "00" + "0000" + "0000" + "0064" + "ffffffff"
            + "ffffffff" + "ffffffff" + "0000" + "0000" + "0001000c8000000400000001" + "00000000"
            + "0004001800000000" + "00000010000000020000000000000000", mod.hex());
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertEquals("applied", call.result());
    }

    @Test
    void oneRemoveNamesTheFlowExactly() throws Exception {
        final var call = new Call<>(() -> {
            link.apply(Flows.removes(new TreeSet<>(List.of(ONE.key()))));
            return "applied";
        });
        final var mod = peer.receive(Header.FLOW_MOD);
        assertEquals("0000000000000000" + "0000000000000000" + "00" + "04" + "0000" + "0000" + "0064" + "ffffffff"
            + "ffffffff" + "ffffffff" + "0000" + "0000" + "0001000c8000000400000001" + "00000000", mod.hex());
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertEquals("applied", call.result());
    }

    @Test
    void oneRefusedFlowFailsItsCall() throws Exception {
        final var call = Call.apply(link, ONE);
        peer.error(peer.receive(Header.FLOW_MOD).xid(), 5, 1);
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertRefused(call.fault(), ONE, "FLOW_MOD_FAILED/TABLE_FULL");
        assertTrue(link.isOpen());
    }

    private static void assertRefused(final LinkException fault, final WireFlow flow, final String reason) {
        assertEquals(Set.of(flow.key()), assertInstanceOf(FlowsRefusedException.class, fault).reasons().keySet());
        assertEquals("refused flow ADD " + flow.key() + ",cookie=0x7a9f000000000000: " + reason, fault.getMessage());
    }

    @Test
    void severalFlowsAreAllSentBeforeTheFirstAnswer() throws Exception {
        final var call = Call.apply(link, ONE, TWO);
        final var open = peer.receive(Header.BUNDLE_CONTROL);
        assertEquals(FakeSwitch.BUNDLE_OPEN, open.bundleType());
        final var first = peer.receive(Header.BUNDLE_ADD);
        assertEquals(open.hex().substring(0, 8) + "00000003" + "050e0058", first.hex().substring(0, 24));
        peer.receive(Header.BUNDLE_ADD);
        final var close = peer.receive(Header.BUNDLE_CONTROL);
        assertEquals(FakeSwitch.BUNDLE_CLOSE, close.bundleType());
        peer.confirm(open);
        peer.confirm(close);
        final var commit = peer.receive(Header.BUNDLE_CONTROL);
        assertEquals(FakeSwitch.BUNDLE_COMMIT, commit.bundleType());
        peer.confirm(commit);
        assertEquals("applied", call.result());
    }

    @Test
    void aBundleWithARefusedFlowIsDiscarded() throws Exception {
        final var call = Call.apply(link, ONE, TWO);
        final var open = peer.receive(Header.BUNDLE_CONTROL);
        peer.confirm(open);
        peer.receive(Header.BUNDLE_ADD);
        peer.error(peer.receive(Header.BUNDLE_ADD).xid(), 2, 4);
        peer.confirm(peer.receive(Header.BUNDLE_CONTROL));
        final var discard = peer.receive(Header.BUNDLE_CONTROL);
        assertEquals(FakeSwitch.BUNDLE_DISCARD, discard.bundleType());
        assertEquals(open.hex().substring(0, 8), discard.hex().substring(0, 8));
        peer.confirm(discard);
        assertRefused(call.fault(), TWO, "BAD_ACTION/BAD_OUT_PORT");
        assertTrue(link.isOpen());
    }

    @Test
    void aBundleThatCannotBeOpenedIsDiscarded() throws Exception {
        final var call = Call.apply(link, ONE, TWO);
        peer.error(peer.receive(Header.BUNDLE_CONTROL).xid(), 17, 5);
        peer.error(peer.receive(Header.BUNDLE_ADD).xid(), 17, 1);
        peer.error(peer.receive(Header.BUNDLE_ADD).xid(), 17, 1);
        peer.error(peer.receive(Header.BUNDLE_CONTROL).xid(), 17, 1);
        final var discard = peer.receive(Header.BUNDLE_CONTROL);
        assertEquals(FakeSwitch.BUNDLE_DISCARD, discard.bundleType());
        peer.error(discard.xid(), 17, 1);
        assertEquals("refused to open a bundle: BUNDLE_FAILED/OUT_OF_BUNDLES", call.fault().getMessage());
    }

    @Test
    void aCommitThatFailsNamesTheFlow() throws Exception {
        final var call = Call.apply(link, ONE, TWO);
        peer.confirm(peer.receive(Header.BUNDLE_CONTROL));
        final int second = peer.receive(Header.BUNDLE_ADD).xid() + 1;
        peer.receive(Header.BUNDLE_ADD);
        peer.confirm(peer.receive(Header.BUNDLE_CONTROL));
        final var commit = peer.receive(Header.BUNDLE_CONTROL);
        assertEquals(FakeSwitch.BUNDLE_COMMIT, commit.bundleType());
        peer.error(second, 5, 1);
        peer.error(commit.xid(), 17, 13);
        assertRefused(call.fault(), TWO, "FLOW_MOD_FAILED/TABLE_FULL");
    }

    @Test
    void errorsOfOtherVersionsHaveNumbers() throws Exception {
        final var call = Call.apply(link, ONE);
        peer.error(peer.receive(Header.FLOW_MOD).xid(), 0xffff, 513);
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertRefused(call.fault(), ONE, "EXPERIMENTER/513");
        final var again = Call.apply(link, ONE);
        peer.error(peer.receive(Header.FLOW_MOD).xid(), 99, 3);
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertRefused(again.fault(), ONE, "error type 99/3");
    }

    @Test
    void nothingToDoSaysNothing() throws Exception {
        link.apply(Flows.removes(new TreeSet<>()));
        final var call = read();
        stats(peer.receive(FakeSwitch.MULTIPART_REQUEST).xid(), false, "");
        assertEquals(0, call.result().size());
    }

    @Test
    void aCallHasADeadlineAndThenTheLinkEnds() throws Exception {
        reconnectWith(new Timings(LONG, LONG, LONG, SHORT));
        final var fault = assertThrows(LinkException.class, () -> link.apply(puts(ONE)));
        assertEquals("switch dpid=00000000000000aa has not answered within 300 ms", fault.getMessage());
        assertFalse(link.isOpen());
        peer.receive(Header.FLOW_MOD);
        peer.receive(FakeSwitch.BARRIER_REQUEST);
        peer.awaitClosed();
    }

    @Test
    void callsFailAtOnceWhenTheSwitchGoes() throws Exception {
        final var call = read();
        peer.receive(FakeSwitch.MULTIPART_REQUEST);
        peer.close();
        assertEquals("switch dpid=00000000000000aa is disconnected", call.fault().getMessage());
        assertEquals(link, arrivals.left());
        assertFalse(link.isOpen());
        assertEquals("switch dpid=00000000000000aa is disconnected",
            assertThrows(LinkException.class, () -> link.apply(puts(ONE, TWO))).getMessage());
    }

    @Test
    void callsFailAtOnceWhenTheServerCloses() throws Exception {
        final var call = read();
        peer.receive(FakeSwitch.MULTIPART_REQUEST);
        server.close();
        assertEquals("switch dpid=00000000000000aa is disconnected", call.fault().getMessage());
    }

    @Test
    void anInterruptedCallEndsTheLink() throws Exception {
        final var call = read();
        peer.receive(FakeSwitch.MULTIPART_REQUEST);
        call.interrupt();
        assertTrue(call.fault().getMessage().startsWith("interrupted"));
        peer.awaitClosed();
    }

    @Test
    void callsOfTwoThreadsComeOneAfterTheOther() throws Exception {
        final var calls = List.of(Call.apply(link, ONE), Call.apply(link, TWO));
        for (int i = 0; i < calls.size(); i++) {
            peer.receive(Header.FLOW_MOD);
            peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        }
        for (var call : calls) {
            assertEquals("applied", call.result());
        }
    }

    @Test
    void aCallOnTheNetworkThreadIsABug() throws Exception {
        final var calls = new Arrivals();
        server.close();
        try (var other = new OpenFlowServer(ANYWHERE, new SwitchListener() {
            @Override
            public void connected(final SwitchLink newLink) {
                assertThrows(IllegalStateException.class, newLink::readFlows);
                calls.connected(newLink);
            }

            @Override
            public void disconnected(final SwitchLink oldLink) {
                calls.disconnected(oldLink);
            }
        }); var another = FakeSwitch.connected(other, 1)) {
            assertTrue(calls.arrived().isOpen());
            assertFalse(another.name().isEmpty());
        }
    }

    @Test
    void aSilentSwitchIsGivenUp() throws Exception {
        reconnectWith(new Timings(LONG, Duration.ofMillis(50), SHORT, LONG));
        try (var warnings = new Warnings()) {
            final var call = read();
            peer.receive(FakeSwitch.MULTIPART_REQUEST);
            peer.awaitClosed();
            assertEquals("switch dpid=00000000000000aa is disconnected", call.fault().getMessage());
            assertEquals(1, warnings.with(peer.name() + "reason=silent for 300 ms").size());
        }
    }

    @Test
    void aSwitchThatAnswersEchoesIsKept() throws Exception {
        reconnectWith(new Timings(LONG, Duration.ofMillis(50), SHORT, LONG));
        final long end = System.nanoTime() + 3 * SHORT.toNanos();
        while (System.nanoTime() < end) {
            final var echo = peer.receive(FakeSwitch.ECHO_REQUEST);
            peer.reply(Header.ECHO_REPLY, echo.xid(), echo.hex());
        }
        assertTrue(link.isOpen());
    }
}
