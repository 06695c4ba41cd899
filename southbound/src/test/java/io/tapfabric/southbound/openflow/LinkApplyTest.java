package io.tapfabric.southbound.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.RefusedException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Changes of a switch's flows: alone or in a bundle, done or refused. */
class LinkApplyTest extends AbstractLinkTest {
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

    private Call<String> setDown() {
        return new Call<>(() -> {
            link.setPort(3, MacAddress.of("02:00:00:00:00:07"), false);
            return "done";
        });
    }

    @Test
    void aPortIsSetDownInOneRoundTrip() throws Exception {
        final var call = setDown();
        assertEquals("00000003" + "00000000" + "020000000007" + "0000" + "00000001" + "00000001",
            peer.receive(FakeSwitch.PORT_MOD).hex());
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertEquals("done", call.result());
    }

    @Test
    void aRefusedPortFailsItsCall() throws Exception {
        final var call = setDown();
        peer.error(peer.receive(FakeSwitch.PORT_MOD).xid(), 7, 4);
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertEquals("refused to set port 3 down: PORT_MOD_FAILED/EPERM",
            assertInstanceOf(RefusedException.class, call.fault()).getMessage());
        assertTrue(link.isOpen());
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
}
