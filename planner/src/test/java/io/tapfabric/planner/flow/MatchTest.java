package io.tapfabric.planner.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final Match IN = Match.in(PortName.of("p1"));
    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:01");

    @Test
    void looksAsInADump() {
        assertEquals("", Match.ANY.toString());
        assertEquals("in_port=p1,dl_src=02:00:00:00:00:01,vlan_vid=0x100a",
            IN.vlan(10).and(Field.ETH_SRC, MAC).toString());
        assertEquals("in_port=p1,vlan_vid=0", IN.vlan(0).toString());
        assertEquals("dl_dst=01:00:00:00:00:00/01:00:00:00:00:00", Match.ANY.multicast().toString());
    }

    @Test
    void addressesHaveALengthWhereTheyCan() {
        assertEquals("nw_src=10.0.0.0/8", masked(Field.IPV4_SRC, 0x0a000000L, 0xff000000L).toString());
        assertEquals("nw_src=10.0.0.1", Match.ANY.and(Field.IPV4_SRC, 0x0a000001L).toString());
        assertEquals("nw_src=0.0.0.1/0.0.0.255", masked(Field.IPV4_SRC, 1, 255).toString());
        assertEquals("ipv6_dst=2001:db8::/32", masked(Field.IPV6_DST_HIGH, 0x20010db8L << 32, -1L << 32).toString());
        assertEquals("ipv6_src=2001:db8::1", Match.ANY.and(Field.IPV6_SRC_HIGH, 0x20010db8L << 32)
            .and(Field.IPV6_SRC_LOW, 1).toString());
        assertEquals("ipv6_src=2001:db8::fe00:0/104", Match.ANY.and(Field.IPV6_SRC_HIGH, 0x20010db8L << 32)
            .and(Field.IPV6_SRC_LOW, new Match.Bits(0xfe000000L, -1L << 24)).toString());
        assertEquals("ipv6_src=::1/::ff", masked(Field.IPV6_SRC_LOW, 1, 255).toString());
        assertEquals("ipv6_src=::ffff:10.0.0.1", Match.ANY.and(Field.IPV6_SRC_HIGH, 0)
            .and(Field.IPV6_SRC_LOW, 0xffff_0a00_0001L).toString());
    }

    private static Match masked(final Field field, final long value, final long mask) {
        return Match.ANY.and(field, new Match.Bits(value, mask));
    }

    @Test
    void orderAgreesWithEquality() {
        final var matches = List.of(Match.ANY, IN, IN.vlan(0), IN.vlan(10), IN.vlan(20), IN.multicast(),
            IN.and(Field.ETH_DST, MacAddress.GROUP_BIT), IN.and(Field.ETH_SRC, MAC), IN.and(Field.ETH_DST, MAC),
            IN.and(Field.ETH_SRC, MAC).vlan(10), Match.in(PortName.of("p2")), Match.ANY.and(Field.TAP_FLOW, 1),
            masked(Field.IPV6_SRC_HIGH, 1, 1), masked(Field.IPV6_SRC_LOW, 1, 1), masked(Field.IPV6_SRC_LOW, 1, 3),
            Match.ANY.and(Field.TUNNEL_ID, -1), Match.ANY.and(Field.TUNNEL_ID, 1));
        for (var one : matches) {
            for (var other : matches) {
                assertEquals(one.equals(other), one.compareTo(other) == 0, one + " and " + other);
                assertEquals(Integer.signum(one.compareTo(other)), -Integer.signum(other.compareTo(one)));
            }
        }
        assertEquals(matches.size(), new TreeSet<>(matches).size());
    }

    @Test
    void onlyBitsUnderTheMaskCount() {
        final var multicast = Match.ANY.multicast().fields().get(Field.ETH_DST);
        assertTrue(multicast.matches(0xffff_ffff_ffffL));
        assertTrue(!multicast.matches(MAC.bits()));
        assertThrows(IllegalArgumentException.class, () -> new Match.Bits(2, 1));
    }

    @Test
    void untaggedIsNotAnyVlan() {
        assertNotEquals(IN, IN.vlan(0));
        assertTrue(IN.vlan(0).fields().get(Field.VLAN_VID).matches(0));
        assertTrue(!IN.vlan(0).fields().get(Field.VLAN_VID).matches(Field.VLAN_PRESENT));
    }
}
