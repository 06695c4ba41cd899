package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.P1;
import static io.tapfabric.southbound.openflow.Flows.encoded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Match.Bits;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets that a real Open vSwitch 3.1 gave back, see {@link RealSwitchTest}. */
class FlowEncoderTest {
    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");

    private static String match(final Match match) {
        final var text = encoded(Table.INPUT, 0, match).key().toString();
        return text.substring("table=0,priority=0".length());
    }

    private static String actions(final Action... actions) {
        return encoded(Table.INPUT, 0, Match.ANY, actions).entry().instructions();
    }

    @Test
    void keyAndCookieAreTakenOver() {
        final var cookie = Cookie.of(Cookie.Role.SESSION, new TapFlowNumber(0x123456));
        final var flow = encoded(cookie, Table.SESSION, 65535, Match.in(P1));
        assertEquals("table=30,priority=65535,80000004:00000001", flow.key().toString());
        assertEquals(cookie.bits(), flow.entry().cookie());
    }

    @Test
    void exactMatches() {
        assertEquals("", match(Match.ANY));
        assertEquals(",80000004:00000001", match(Match.in(P1)));
        assertEquals(",80000004:fffffffe", match(Match.in(PortName.of("brtap"))));
        assertEquals(",80000806:020000000001", match(Match.ANY.and(Field.ETH_SRC, MAC)));
        assertEquals(",80000606:020000000001", match(Match.ANY.and(Field.ETH_DST, MAC)));
        assertEquals(",8000070c:010000000000010000000000", match(Match.ANY.multicast()));
        assertEquals(",80000c02:0000", match(Match.ANY.vlan(0)));
        assertEquals(",80000c02:100a", match(Match.ANY.vlan(10)));
        assertEquals(",80004c08:00000000000000ff", match(Match.ANY.and(Field.TUNNEL_ID, 255)));
        assertEquals(",80000a02:0800,80001401:2f,80001604:c0000201,80001804:c0000202", match(Match.ANY
            .and(Field.ETH_TYPE, 0x800).and(Field.IP_PROTO, 47).and(Field.IPV4_SRC, 0xc0000201L)
            .and(Field.IPV4_DST, 0xc0000202L)));
        assertEquals(",00010204:00000001", match(Match.ANY.and(Field.LONGER, 1)));
        assertEquals(",00010004:ffffffff", match(Match.ANY.and(Field.TAP_FLOW, 0xffffffffL)));
        assertEquals(",80000004:00000001,8000070c:010000000000010000000000,80000c02:100a",
            match(Match.in(P1).multicast().vlan(10)));
    }

    @Test
    void maskedMatches() {
        assertEquals(",8000090c:020000000000ff0000000000", masked(Field.ETH_SRC, 0x020000000000L, 0xff0000000000L));
        assertEquals(",80000d04:10001000", masked(Field.VLAN_VID, 0x1000, 0x1000));
        assertEquals(",80004d10:000000000000000f000000000000000f", masked(Field.TUNNEL_ID, 15, 15));
        assertEquals(",00010108:0000000f0000000f", masked(Field.TAP_FLOW, 15, 15));
        assertEquals(",00010308:0000000100000001", masked(Field.LONGER, 1, 1));
        assertEquals(",80001708:0a000000ff000000", masked(Field.IPV4_SRC, 0x0a000000L, 0xff000000L));
        assertEquals(",80001908:0a000000ff000000", masked(Field.IPV4_DST, 0x0a000000L, 0xff000000L));
        assertThrows(IllegalArgumentException.class, () -> masked(Field.ETH_TYPE, 0x800, 0xf00));
    }

    @Test
    void registersOfGroups() {
        assertEquals(",00010a04:000000ff", match(Match.ANY.and(Field.SLOT, 255)));
        assertEquals(",00010c04:00000007", match(Match.ANY.and(Field.MEMBER, 7)));
        assertEquals(",00010e04:ffffffff", match(Match.ANY.and(Field.GROUP, 0xffffffffL)));
        assertEquals(",00010b08:000000e0000000f0", masked(Field.SLOT, 0xe0, 0xf0));
        assertEquals(",00010d08:0000000100000001", masked(Field.MEMBER, 1, 1));
        assertEquals(",00010f08:8000000080000000", masked(Field.GROUP, 0x80000000L, 0x80000000L));
        assertEquals("0004001800000000" + "0019001000010e04" + "0001020300000000",
            actions(new Action.SetField(Field.GROUP, 0x10203)));
    }

    private static String masked(final Field field, final long value, final long mask) {
        return match(new Match(Optional.empty(), new TreeMap<>(Map.of(field, new Bits(value, mask)))));
    }

    @Test
    void instructions() {
        assertEquals("", actions());
        assertEquals("0004001800000000" + "00000010000000010000000000000000", actions(new Action.Output(P1)));
        assertEquals("0004001000000000" + "0012000800000000", actions(new Action.PopVlan()));
        assertEquals("0004001800000000" + "ffff001000002320000efff81e000000",
            actions(new Action.Resubmit(Table.SESSION)));
        assertEquals("0004001800000000" + "00190010000100040000000700000000",
            actions(new Action.SetField(Field.TAP_FLOW, 7)));
        assertEquals("0004001800000000" + "0019001080004c080000000000000007",
            actions(new Action.SetField(Field.TUNNEL_ID, 7)));
        assertEquals("0004001800000000" + "0019001080000c02100a000000000000",
            actions(new Action.SetField(Field.VLAN_VID, 0x100a)));
        assertEquals("0004001800000000" + "00190010800008060200000000010000",
            actions(new Action.SetField(Field.ETH_SRC, MAC.bits())));
        assertEquals("0004001800000000" + "ffff001000002320" + "0027" + "0001" + "00000080",
            actions(new Action.Truncate(P1, 128)));
        assertEquals("0004001800000000" + "ffff001000002320" + "0027" + "fffe" + "0000000e",
            actions(new Action.Truncate(PortName.of("brtap"), 14)));
        assertEquals("0004002000000000" + "ffff001800002320" + "0031" + "05c6" + "0000" + "00010204" + "000000000000",
            actions(new Action.CheckLength(1478)));
        assertEquals("0004002800000000" + "ffff002000002320" + "000a" + "0003" + "000000000000" + "fffe"
            + "000000000000" + "000f" + "00010804", actions(new Action.Multipath(65_535, 0, Field.SAMPLE)));
        assertEquals("0004003800000000" + "ffff003000002320" + "002a" + "000000000000"
            + "ffff0010000023200027fffd0000000e" + "ffff001000002320000efff822000000",
            actions(new Action.CloneTo(Table.RATE)));
        assertEquals("0004001800000000" + "0019001000010204" + "0000000000000000",
            actions(new Action.SetField(Field.LONGER, 0)));
        assertEquals("0004002000000000" + "0012000800000000" + "00000010000000010000000000000000",
            actions(new Action.PopVlan(), new Action.Output(P1)));
    }

    @Test
    void numbersOfConversations() {
        assertEquals("0004002800000000" + "ffff002000002320" + "000a" + "0003" + "0001" + "00000000" + "00ff"
            + "000000000000" + "000f" + "00010a04", actions(new Action.Multipath(256, 1, Field.SLOT)));
        assertEquals("0004002800000000" + "ffff002000002320" + "000a" + "0003" + "ffff" + "00000000" + "ffff"
            + "000000000000" + "000f" + "00010c04", actions(new Action.Multipath(65_536, 65_535, Field.MEMBER)));
        assertThrows(IllegalArgumentException.class, () -> actions(new Action.Multipath(2, 1, Field.TAP_FLOW)));
    }

    @Test
    void tagsAndLongKeys() {
        assertEquals("0004001000000000" + "0011000881000000", actions(new Action.PushVlan()));
        assertEquals("0004002000000000" + "0011000881000000" + "0019001080000c021383000000000000",
            actions(new Action.PushVlan(), new Action.SetField(Field.VLAN_VID, 0x1383)));
        assertEquals("0004001800000000" + "0019001080004c08fedcba9876543210",
            actions(new Action.SetField(Field.TUNNEL_ID, 0xfedcba9876543210L)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 0xff00, 0xffff, 0x10000})
    void aFlowWaitsForThePortsThatItNames(final int noNumber) {
        final var encoder = new FlowEncoder(port -> port.equals(P1) ? Optional.of(1)
            : port.value().equals("odd") ? Optional.of(noNumber) : Optional.empty());
        final var key = new FlowKey(Table.INPUT, 1, Match.in(P1));
        for (var name : List.of("odd", "unseen")) {
            final var port = PortName.of(name);
            assertEquals(Optional.empty(), encoder.encode(new FlowKey(Table.INPUT, 1, Match.in(port)), outTo(P1)));
            assertEquals(Optional.empty(), encoder.encode(key, outTo(port)));
            assertEquals(Optional.empty(), encoder.encode(key, new FlowEntry(Cookie.shared(Cookie.Role.INPUT),
                List.of(new Action.Truncate(port, 100)))));
        }
        assertEquals(0x80000004, encoder.encode(key, outTo(P1)).orElseThrow().key().match().firstKey());
    }

    private static FlowEntry outTo(final PortName port) {
        return new FlowEntry(Cookie.shared(Cookie.Role.INPUT), List.of(new Action.Output(P1), new Action.Output(port)));
    }

    @Test
    void keysSortByTablePriorityAndMatch() {
        final var sorted = List.of(
            encoded(Table.INPUT, 200, Match.in(P1)),
            encoded(Table.INPUT, 100, Match.ANY),
            encoded(Table.INPUT, 100, Match.in(P1)),
            encoded(Table.INPUT, 100, Match.in(P1).vlan(1)),
            encoded(Table.INPUT, 100, Match.in(P1).vlan(2)),
            encoded(Table.INPUT, 100, Match.ANY.vlan(1)),
            encoded(Table.OUT, 300, Match.ANY)).stream().map(WireFlow::key).toList();
        assertEquals(sorted, new ArrayList<>(new TreeSet<>(sorted)));
        assertEquals(sorted.size(), new TreeSet<>(sorted).size());
    }
}
