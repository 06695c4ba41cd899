package io.tapfabric.southbound.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.state.Count;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads of what a switch's ports have sent. */
class LinkPortTest extends AbstractLinkTest {
    /** Port 10: 1 packet of 2 octets received, 3 of 4 sent, and no properties. */
    private static final String PORT = "0050 0000 0000000a 00000005 00000006 0000000000000001 0000000000000003"
        + "0000000000000002 0000000000000004" + "ff".repeat(32);
    /** A bridge's own port, with a property of 8 octets. */
    private static final String LOCAL = "0058 0000 fffffffe 00000005 00000006 0000000000000000 0000000000000007"
        + "0000000000000000 0000000000000008" + "ff".repeat(32) + "ffff 0008 00000000";

    private Call<SortedMap<Integer, Count>> readPorts() {
        return new Call<>(link::readPorts);
    }

    private int asked() throws Exception {
        final var request = peer.receive(FakeSwitch.MULTIPART_REQUEST);
        assertEquals("0004" + "000000000000" + "ffffffff" + "00000000", request.hex());
        return request.xid();
    }

    private void answer(final int xid, final boolean more, final String ports) throws Exception {
        peer.reply(Header.MULTIPART_REPLY, xid, "0004" + (more ? "0001" : "0000") + "00000000" + ports);
    }

    @Test
    void readsWhatPortsHaveSent() throws Exception {
        final var call = readPorts();
        final int xid = asked();
        stats(xid, false, "");          // of flows: not what was asked
        answer(xid, true, PORT);
        answer(xid, false, LOCAL);
        assertEquals(Map.of(10, new Count(3, 4), -2, new Count(7, 8)), call.result());
    }

    @ParameterizedTest
    @CsvSource({
        "0050, malformed port reply: port is cut off at octet 96",
        "0051, malformed port reply: port of wrong length 81",
        "004f, malformed port reply: port of wrong length 79",
    })
    void aMalformedReplyEndsTheLink(final String length, final String reason) throws Exception {
        final var call = readPorts();
        answer(asked(), false, PORT.replaceFirst("0050", length) + (length.equals("0050") ? PORT.substring(0, 4) : ""));
        final var fault = call.fault();
        assertTrue(fault.getMessage().contains(reason), fault.getMessage());
        assertFalse(link.isOpen());
    }

    @Test
    void aRefusalFailsTheCallOnly() throws Exception {
        final var call = readPorts();
        peer.error(asked(), 1, 5);
        final var fault = call.fault();
        assertTrue(fault.getMessage().contains("refused to list its ports: BAD_REQUEST/EPERM"), fault.getMessage());
        assertTrue(link.isOpen());
    }
}
