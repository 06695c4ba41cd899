package io.tapfabric.southbound.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads of a switch's flows: what it answers is right, wrong, malformed or comes in pieces. */
class LinkReadTest extends AbstractLinkTest {
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

    /** Flags of TCP, which have the ONF's number before them, and a conjunction. */
    @Test
    void readsFieldsOfExperimenters() throws Exception {
        final var call = read();
        stats(peer.receive(FakeSwitch.MULTIPART_REQUEST).xid(), false,
            "0068 0a 00 00000001 00000000 0064 0000 0000 0000 0000 0000"
            + "7a9f050000000007 0000000000000003 00000000000000b4"
            + "0001 0019 80000a02 0800 80001401 06 ffff5406 4f4e46000012 00000000000000"
            + "0004 0018 00000000 ffff 0010 00002320 0022 00 02 00000007");
        final var key = new WireKey(10, 100, new TreeMap<>(Map.of(0x80000a02, "0800", 0x80001401, "06", 0xffff5406,
            "4f4e46000012")));
        assertEquals(Map.of(key, new ObservedFlow(new WireEntry(0x7a9f050000000007L, "0004001800000000"
            + "ffff001000002320" + "0022" + "00" + "02" + "00000007"), 3, 180)), call.result());
        assertEquals("table=10,priority=100,80000a02:0800,80001401:06,ffff5406:4f4e46000012", key.toString());
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
        final var read = ListRead.flows();
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
}
