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
    void conjunctionNeedsEachOfItsClauses() {
        conjunction(5, 7);
        flow(Table.INPUT, 1, Match.ANY, new Action.Output(P1));
        assertEquals(List.of(P2), ports(TAGGED));
        assertEquals(List.of(), ports(TAGGED.with(Field.ETH_SRC, 2)));
        assertEquals(List.of(), ports(TAGGED.with(Field.VLAN_VID, 0)));
    }

    @Test
    void conjunctionComesBeforeLowerPrioritiesOnly() {
        conjunction(5, 7);
        flow(Table.INPUT, 4, Match.ANY);
        assertEquals(List.of(P2), ports(TAGGED));
        flow(Table.INPUT, 6, Match.ANY);
        assertEquals(List.of(), ports(TAGGED));
    }

    @Test
    void conjunctionThatNobodyFollowsIsPassedOver() {
        conjunction(5, 7);
        flows.keySet().removeIf(key -> key.match().fields().containsKey(Field.CONJUNCTION));
        flow(Table.INPUT, 4, Match.ANY, new Action.Output(P2));
        assertEquals(List.of(P2), ports(TAGGED));
        flows.clear();
        conjunction(5, 7);
        conjunction(3, 8);
        flows.keySet().removeIf(key -> key.priority() == 5 && key.match().fields().containsKey(Field.CONJUNCTION));
        assertEquals(List.of(P2), ports(TAGGED));
    }

    @Test
    void idOfAnotherPriorityLeadsAstray() {
        conjunction(5, 7);
        flow(Table.INPUT, 9, Match.ANY.and(Field.CONJUNCTION, 7));
        assertEquals(List.of(), ports(TAGGED));
        flow(Table.INPUT, 6, Match.ANY, new Action.Output(P2));
        assertEquals(List.of(P2), ports(TAGGED));
    }

    @Test
    void twoConjunctionsOfOnePriorityMustNotMatch() {
        conjunction(5, 7);
        flow(Table.INPUT, 5, Match.ANY.and(Field.ETH_DST, 2), new Action.Conjunction(8, 1, 2));
        flow(Table.INPUT, 5, Match.ANY.and(Field.ETH_DST, 2).vlan(10), new Action.Conjunction(8, 2, 2));
        assertThrows(IllegalStateException.class, () -> sent(TAGGED));
    }

    /** From MAC address 1, in VLAN 10 or 20. */
    private void conjunction(final int priority, final int id) {
        flow(Table.INPUT, priority, Match.ANY.and(Field.ETH_SRC, 1), new Action.Conjunction(id, 1, 2));
        flow(Table.INPUT, priority, Match.ANY.vlan(10), new Action.Conjunction(id, 2, 2));
        flow(Table.INPUT, priority, Match.ANY.vlan(20), new Action.Conjunction(id, 2, 2));
        flow(Table.INPUT, priority, Match.ANY.and(Field.CONJUNCTION, id), new Action.Output(P2));
    }

    private List<PortName> ports(final Packet packet) {
        return sent(packet).stream().map(Trace.Sent::port).toList();
    }

    @Test
    void onlyATagCanBeTakenOff() {
        flow(Table.INPUT, 1, Match.ANY, new Action.PopVlan());
        assertThrows(IllegalStateException.class, () -> sent(UNTAGGED));
    }
}
