package io.tapfabric.planner.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The simulator does what Open vSwitch does. */
class SimulatorTest {
    private static final PortName P1 = PortName.of("p1");
    private static final PortName P2 = PortName.of("p2");
    private static final Packet TAGGED = Packet.of(new MacAddress(1), new MacAddress(2), 10);
    private static final Packet UNTAGGED = TAGGED.with(Field.VLAN_VID, 0);

    private final SortedMap<FlowKey, FlowEntry> flows = new TreeMap<>();

    private void flow(final Table table, final int priority, final Match match, final Action... actions) {
        flows.put(new FlowKey(table, priority, match), new FlowEntry(Cookie.shared(Role.MISS), List.of(actions)));
    }

    private List<Trace.Sent> sent(final Packet packet) {
        return new Simulator(flows).run(P1, packet).sent();
    }

    private List<Packet> packets(final Packet packet) {
        return sent(packet).stream().map(Trace.Sent::packet).toList();
    }

    @Test
    void highestPriorityThatMatchesWins() {
        flow(Table.INPUT, 1, Match.ANY, new Action.Output(P1));
        flow(Table.INPUT, 2, Match.in(P1).vlan(10), new Action.Output(P2));
        flow(Table.INPUT, 3, Match.in(P2));
        assertEquals(List.of(TAGGED), packets(TAGGED));
    }

    @Test
    void nothingMatchesNothingHappens() {
        flow(Table.INPUT, 2, Match.in(P2), new Action.Output(P2));
        assertEquals(new Trace(List.of(), List.of()), new Simulator(flows).run(P1, TAGGED));
    }

    @Test
    void changesStayAfterAResubmitComesBack() {
        flow(Table.INPUT, 1, Match.ANY, new Action.Resubmit(Table.IN), new Action.Output(P2));
        flow(Table.IN, 1, Match.ANY, new Action.Output(P2), new Action.PopVlan());
        assertEquals(List.of(TAGGED, UNTAGGED), packets(TAGGED));
    }

    @Test
    void nothingLeavesWhereItCameIn() {
        flow(Table.INPUT, 1, Match.ANY, new Action.Output(P1), new Action.Output(P2));
        assertEquals(List.of(P2), sent(TAGGED).stream().map(Trace.Sent::port).toList());
    }

    @Test
    void twoFlowsOfOnePriorityMustNotMatch() {
        flow(Table.INPUT, 1, Match.ANY.vlan(10));
        flow(Table.INPUT, 1, Match.in(P1));
        assertThrows(IllegalStateException.class, () -> sent(TAGGED));
        assertEquals(List.of(), sent(UNTAGGED));
    }

    @Test
    void onlyATagCanBeTakenOff() {
        flow(Table.INPUT, 1, Match.ANY, new Action.PopVlan());
        assertThrows(IllegalStateException.class, () -> sent(UNTAGGED));
    }
}
