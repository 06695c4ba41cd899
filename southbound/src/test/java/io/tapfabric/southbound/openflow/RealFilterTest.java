package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.FilterCase.masked;
import static io.tapfabric.southbound.openflow.Flows.P2;
import static io.tapfabric.southbound.openflow.Flows.encoded;
import static io.tapfabric.southbound.openflow.Flows.entries;
import static io.tapfabric.southbound.openflow.Flows.map;
import static io.tapfabric.southbound.openflow.Flows.puts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.filter.FilterFlows;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Open vSwitch makes of what filters look at. */
class RealFilterTest extends AbstractRealTest {
    private static final Match TCP = Match.ANY.and(Field.ETH_TYPE, 0x800).and(Field.IP_PROTO, 6);

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
    void aConjunctionTakesOneOfEachClause() throws Exception {
        final var flows = List.of(
            clause(masked(TCP, Field.IPV4_SRC, 0x0a000000L, 0xff000000L), new Action.Conjunction(-2, 1, 2)),
            clause(masked(TCP, Field.IPV4_SRC, 0xc0a80000L, 0xffff0000L), new Action.Conjunction(-2, 1, 2),
                new Action.Conjunction(7, 1, 2)),
            clause(masked(TCP, Field.TCP_DST, 80, 0xfff0), new Action.Conjunction(-2, 2, 2)),
            clause(TCP.and(Field.TCP_DST, 443), new Action.Conjunction(7, 2, 2)),
            encoded(Table.INPUT, 5, TCP.and(Field.CONJUNCTION, 0xfffffffeL), new Action.Output(P2)),
            encoded(Table.INPUT, 5, TCP.and(Field.CONJUNCTION, 7), new Action.Output(P2)));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
        assertTrue(ovs.dump().contains("nw_src=192.168.0.0/16 actions=conjunction(4294967294,1/2),conjunction(7,1/2)"),
            ovs.dump());
        assertTrue(ovs.dump().contains("conj_id=4294967294,tcp actions=output:2"), ovs.dump());
        for (var packet : List.of("nw_src=10.0.0.1,tcp_dst=80", "nw_src=192.168.0.1,tcp_dst=95",
                "nw_src=192.168.0.1,tcp_dst=443")) {
            assertTrue(ovs.passes("tcp," + packet), packet);
        }
        for (var packet : List.of("nw_src=11.0.0.1,tcp_dst=80", "nw_src=10.0.0.1,tcp_dst=96",
                "nw_src=10.0.0.1,tcp_dst=443")) {
            assertFalse(ovs.passes("tcp," + packet), packet);
        }
    }

    private static WireFlow clause(final Match match, final Action... conjunctions) {
        return encoded(Table.INPUT, 5, match, conjunctions);
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

    /** What the one of a lower priority takes or rejects by a rule does not reach the second, which is put out. */
    @Test
    void aPacketThatIsDecidedIsNotOfferedAgain() throws Exception {
        final var filter = new Filter(FilterId.of("f"), new FilterNumber(7), List.of(rule(1, Verdict.ACCEPT, "80"),
            rule(2, Verdict.REJECT, "443")), List.of(), Verdict.REJECT, Fragments.NONE);
        final var flows = new ArrayList<>(FilterFlows.of(filter).entrySet().stream()
            .map(flow -> Flows.ENCODER.encode(flow.getKey(), flow.getValue()).orElseThrow()).toList());
        flows.add(encoded(Table.INPUT, 5, Match.ANY, new Action.SetField(Field.DECIDED, 0),
            new Action.SetField(Field.TAP_FLOW, 1), new Action.Resubmit(Table.SELECT),
            new Action.SetField(Field.TAP_FLOW, 2), new Action.Resubmit(Table.SELECT)));
        flows.add(encoded(Table.SELECT, 5, asked(1), new Action.SetField(Field.FILTER, 7),
            new Action.Resubmit(Table.FILTER_IN)));
        flows.add(encoded(Table.SELECT, 5, asked(2), new Action.Resubmit(Table.SESSION)));
        flows.add(encoded(Table.SESSION, 5, Match.ANY.and(Field.TAP_FLOW, 2), new Action.Output(P2)));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
        assertFalse(ovs.passes("tcp,tcp_dst=80"), "accepted by the first");
        assertFalse(ovs.passes("tcp,tcp_dst=443"), "rejected by the first");
        assertTrue(ovs.passes("tcp,tcp_dst=81"), "no rule of the first");
    }

    private static FilterRule rule(final int priority, final Verdict verdict, final String port) {
        return new FilterRule(priority, verdict, FrameCriteria.ANY, new IpCriteria(Optional.empty(),
            Optional.of(Protocol.TCP), Optional.empty(), Optional.empty(), OptionalInt.empty()),
            TransportCriteria.ports(PortSet.ALL, PortSet.of(List.of(port))));
    }

    private static Match asked(final int tapFlow) {
        return Match.ANY.and(Field.TAP_FLOW, tapFlow).and(Field.DECIDED, 0);
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
