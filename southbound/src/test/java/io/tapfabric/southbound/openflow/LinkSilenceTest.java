package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.puts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.southbound.LinkException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A link whose other end answers late or never, or goes. */
class LinkSilenceTest extends AbstractLinkTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    /** A switch is asked often, and given up soon. */
    private static final Timings WATCHFUL = new Timings(LONG, Duration.ofMillis(50), SHORT, LONG);

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
    void aSilentSwitchIsGivenUp() throws Exception {
        reconnectWith(WATCHFUL);
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
        reconnectWith(WATCHFUL);
        final long end = System.nanoTime() + 3 * SHORT.toNanos();
        while (System.nanoTime() < end) {
            final var echo = peer.receive(FakeSwitch.ECHO_REQUEST);
            peer.reply(Header.ECHO_REPLY, echo.xid(), echo.hex());
        }
        assertTrue(link.isOpen());
    }
}
