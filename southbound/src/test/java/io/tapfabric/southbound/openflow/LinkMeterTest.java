package io.tapfabric.southbound.openflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.southbound.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads and changes of a switch's meters. */
class LinkMeterTest extends AbstractLinkTest {
    private static final Meter CUT = new Meter.TooLong(Meter.Kind.CUT_FOR_SINK, new TapFlowNumber(4));
    private static final WireMeter METER = WireMeter.of(CUT);
    /** Drop above 3200000004 packets a second. */
    private static final String BAND = "00010010" + "bebc2004" + "bebc2004" + "00000000";
    private static final String CONFIG = "0018 000a 00000013" + BAND;
    private static final String STATS = "00000013 0038 000000000000 00000001 0000000000000003 0000000000000bb8"
        + "00000001 00000000" + "0000000000000000 0000000000000000";
    private static final MeterMod ADD = new MeterMod(MeterMod.Command.ADD, 19, METER);
    private static final MeterMod DELETE = new MeterMod(MeterMod.Command.DELETE, 7, new WireMeter(0, ""));

    private Call<SortedMap<Integer, ObservedMeter>> readMeters() {
        return new Call<>(link::readMeters);
    }

    private Call<SortedMap<Integer, String>> change(final MeterMod... mods) {
        return new Call<>(() -> link.applyMeters(List.of(mods)));
    }

    /** Answers the next question about meters with one message, or several. */
    private void answer(final int type, final String... pieces) throws Exception {
        final var request = peer.receive(FakeSwitch.MULTIPART_REQUEST);
        assertEquals(String.format("%04x", type) + "000000000000" + "ffffffff" + "00000000", request.hex());
        for (int i = 0; i < pieces.length; i++) {
            peer.reply(Header.MULTIPART_REPLY, request.xid(), String.format("%04x", type)
                + (i < pieces.length - 1 ? "0001" : "0000") + "00000000" + pieces[i]);
        }
    }

    @Test
    void meterSaysWhatItCounts() {
        assertEquals(new WireMeter(10, BAND), METER);
        assertEquals(Optional.of(CUT), METER.find(7));
        assertEquals(Optional.empty(), new WireMeter(9, BAND).find(7));
        assertEquals(Optional.empty(), new WireMeter(10, BAND + BAND).find(7));
        assertEquals(Optional.empty(), new WireMeter(10, BAND.replaceFirst("bebc2004", "bebc2003")).find(7));
        assertEquals(Optional.empty(), new WireMeter(10, BAND.replaceFirst("0001", "0002")).find(7));
    }

    @Test
    void readsMetersInPieces() throws Exception {
        final var call = readMeters();
        answer(10, CONFIG, "0008 0001 fffffffd");
        answer(9, STATS, "00000001 0028 000000000000 00000000" + "00".repeat(24));
        assertEquals(Map.of(19, new ObservedMeter(METER, 3, 3000), -3, new ObservedMeter(new WireMeter(1, ""), 0, 0)),
            call.result());
    }

    @Test
    void aSwitchThatRefusesToSayHasNone() throws Exception {
        final var call = readMeters();
        peer.error(peer.receive(FakeSwitch.MULTIPART_REQUEST).xid(), 1, 2);
        peer.error(peer.receive(FakeSwitch.MULTIPART_REQUEST).xid(), 1, 2);
        assertEquals(Map.of(), call.result());
        assertTrue(link.isOpen());
    }

    @ParameterizedTest
    @CsvSource({
        "0018 000a 0000, '', meter is cut off",
        "0007 000a 00000013, '', meter of wrong length 7",
        "0019 000a 00000013 00010010 00000000 00000000 00000000, '', meter of wrong length 25",
        "'', 00000013 0027 000000000000 0000, meter is cut off",
        "'', 00000013 0027 000000000000 00000000 000000000000000000000000000000000000000000000000, wrong length 39",
    })
    void aMalformedReplyEndsTheLink(final String config, final String stats, final String reason) throws Exception {
        final var call = readMeters();
        answer(10, config);
        answer(9, stats);
        final var fault = call.fault();
        assertTrue(fault.getMessage().contains(reason), fault.getMessage());
        assertFalse(link.isOpen());
    }

    @Test
    void changesCostOneRoundTrip() throws Exception {
        final var call = change(DELETE, ADD, new MeterMod(MeterMod.Command.MODIFY, 20, METER));
        assertEquals("0002" + "0000" + "00000007", peer.receive(Header.METER_MOD).hex());
        assertEquals("0000" + "000a" + "00000013" + BAND, peer.receive(Header.METER_MOD).hex());
        assertEquals("0001" + "000a" + "00000014" + BAND, peer.receive(Header.METER_MOD).hex());
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertEquals(Map.of(), call.result());
    }

    @Test
    void aRefusedMeterDoesNotHoldUpTheOthers() throws Exception {
        final var call = change(DELETE, ADD);
        peer.receive(Header.METER_MOD);
        peer.error(peer.receive(Header.METER_MOD).xid(), 12, 10);
        peer.reply(Header.BARRIER_REPLY, peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), "");
        assertEquals(Map.of(19, "refused ADD meter=19 pktps stats bands= type=drop rate=3200000004: "
            + "METER_MOD_FAILED/OUT_OF_METERS"), call.result());
    }

    @Test
    void aRefusedBarrierFailsTheCall() throws Exception {
        final var call = change(ADD);
        peer.receive(Header.METER_MOD);
        peer.error(peer.receive(FakeSwitch.BARRIER_REQUEST).xid(), 1, 5);
        assertEquals("refused to confirm meters (barrier): BAD_REQUEST/EPERM",
            assertInstanceOf(RefusedException.class, call.fault()).getMessage());
        assertTrue(link.isOpen());
    }
}
