package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.FilterCase.masked;
import static io.tapfabric.southbound.openflow.Flows.encoded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Octets of what filters look at, as OpenFlow 1.4 and ovs-fields(7) have them; see {@link RealFilterTest}. */
class FilterEncoderTest {
    @ParameterizedTest
    @MethodSource("io.tapfabric.southbound.openflow.FilterCase#all")
    void matches(final FilterCase filter) {
        assertEquals("table=0,priority=0" + filter.octets(), encoded(Table.INPUT, 0, filter.match()).key().toString());
    }

    @Test
    void conjunctions() {
        assertEquals("table=0,priority=0,00014a04:ffffffff",
            encoded(Table.INPUT, 0, Match.ANY.and(Field.CONJUNCTION, 0xffffffffL)).key().toString());
        assertEquals("0004002800000000" + "ffff001000002320" + "0022" + "00" + "02" + "00000007"
            + "ffff001000002320" + "0022" + "3f" + "40" + "fffffffe",
            encoded(Table.INPUT, 0, Match.ANY, new Action.Conjunction(7, 1, 2), new Action.Conjunction(-2, 64, 64))
                .entry().instructions());
    }

    @Test
    void aFilterIsNoted() {
        assertEquals("0004001800000000" + "0019001000010404" + "0000000700000000",
            encoded(Table.INPUT, 0, Match.ANY, new Action.SetField(Field.FILTER, 7)).entry().instructions());
    }

    @Test
    void thatItHasDecidedIsNoted() {
        assertEquals("0004001800000000" + "0019001000010604" + "0000000100000000",
            encoded(Table.INPUT, 0, Match.ANY, new Action.SetField(Field.DECIDED, 1)).entry().instructions());
    }

    @ParameterizedTest
    @EnumSource(names = {"ETH_TYPE", "IP_PROTO", "IP_DSCP", "ICMP_TYPE", "ICMP_CODE", "ICMPV6_TYPE", "ICMPV6_CODE",
        "CONJUNCTION"})
    void whatOpenVSwitchDoesNotMaskIsNotMasked(final Field field) {
        assertThrows(IllegalArgumentException.class, () -> encoded(Table.INPUT, 0, masked(Match.ANY, field, 0, 1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP_SRC", "TCP_DST", "TCP_FLAGS", "UDP_SRC", "UDP_DST", "SCTP_SRC", "SCTP_DST"})
    void aLaterFragmentHasNoPorts(final Field field) {
        final var match = Match.ANY.and(field, 0);
        for (var later : List.of(match.and(Field.IP_FRAGMENT, 3), masked(match, Field.IP_FRAGMENT, 2, 2))) {
            assertThrows(IllegalArgumentException.class, () -> encoded(Table.INPUT, 0, later));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "IPV6_.*", mode = EnumSource.Mode.MATCH_ALL)
    void halfAnAddressCannotBeSet(final Field field) {
        assertThrows(IllegalArgumentException.class,
            () -> encoded(Table.INPUT, 0, Match.ANY, new Action.SetField(field, 1)));
    }
}
