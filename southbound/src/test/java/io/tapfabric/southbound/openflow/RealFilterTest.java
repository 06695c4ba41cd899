package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.P2;
import static io.tapfabric.southbound.openflow.Flows.encoded;
import static io.tapfabric.southbound.openflow.Flows.entries;
import static io.tapfabric.southbound.openflow.Flows.map;
import static io.tapfabric.southbound.openflow.Flows.puts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Open vSwitch makes of what filters look at. */
class RealFilterTest extends AbstractRealTest {
    @ParameterizedTest
    @MethodSource("io.tapfabric.southbound.openflow.FilterCase#all")
    void aMatchComesBackAndTakesWhatItSays(final FilterCase filter) throws Exception {
        final var flow = encoded(Table.INPUT, 5, filter.match(), new Action.Output(P2));
        link.apply(puts(flow));
        assertEquals(map(List.of(flow)), entries(link.readFlows()), ovs.dump());
        assertTrue(ovs.dump().contains(" priority=5," + filter.text() + " actions="), ovs.dump());
        for (var packet : filter.taken()) {
            assertTrue(ovs.passes(packet), packet);
        }
        for (var packet : filter.left()) {
            assertFalse(ovs.passes(packet), packet);
        }
    }

    @Test
    void aFilterIsNoted() throws Exception {
        final var flows = List.of(
            encoded(Table.INPUT, 5, Match.ANY, new Action.SetField(Field.FILTER, 7),
                new Action.Resubmit(Table.SESSION)),
            encoded(Table.SESSION, 5, Match.ANY.and(Field.FILTER, 7), new Action.Output(P2)));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
        assertTrue(ovs.passes("ip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TCP_SRC", "TCP_FLAGS", "UDP_DST", "SCTP_DST", "ICMP_TYPE", "ICMPV6_CODE", "IP_DSCP",
        "IP_FRAGMENT"})
    void aFieldNeedsItsProtocol(final Field field) {
        final var refused = assertThrows(FlowsRefusedException.class,
            () -> link.apply(puts(encoded(Table.INPUT, 5, Match.ANY.and(field, 0)))));
        assertTrue(refused.getMessage().contains("BAD_MATCH/BAD_PREREQ"), refused.getMessage());
    }
}
