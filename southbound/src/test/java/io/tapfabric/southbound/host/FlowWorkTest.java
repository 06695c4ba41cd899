package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.southbound.openflow.WireEntry;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FlowWorkTest {
    @Test
    void aFlowWaitsForEveryPortThatItNames() {
        final var plan = new TreeMap<FlowKey, FlowEntry>();
        plan.put(new FlowKey(Table.SINK, 100, Match.in(PortName.of("p1"))), new FlowEntry(
            Cookie.shared(Cookie.Role.DELIVERY), List.of(new Action.CheckLength(100),
                new Action.Output(PortName.of("p2")), new Action.Truncate(PortName.of("p3"), 100))));
        final var work = FlowWork.NONE.next(plan, Map.of(PortName.of("p1"), 1), Set.of());
        assertEquals(Set.of(PortName.of("p2"), PortName.of("p3")), work.waiting());
        assertEquals(Map.of(), work.flows());
        final var numbers = Map.of(PortName.of("p1"), 1, PortName.of("p2"), 2, PortName.of("p3"), 3);
        assertEquals(1, work.next(plan, numbers, Set.of()).flows().size());
    }

    @Test
    void aFiltersFlowServesTheTapFlowsThatAreLedToIt() {
        final var plan = new TreeMap<FlowKey, FlowEntry>();
        final var rule = new FlowKey(Table.FILTER_IN, 100, Match.ANY.and(Field.FILTER, 7));
        plan.put(rule, new FlowEntry(Cookie.shared(Cookie.Role.FILTER_REJECT), List.of()));
        for (int number = 1; number <= 3; number++) {
            plan.put(new FlowKey(Table.SELECT, 100, Match.ANY.and(Field.TAP_FLOW, number)), new FlowEntry(
                Cookie.of(Cookie.Role.SELECT, new TapFlowNumber(number)),
                List.of(new Action.SetField(Field.FILTER, number == 2 ? 8 : 7))));
        }
        final var work = FlowWork.NONE.next(plan, Map.of(), Set.of());
        final var wire = work.flows().keySet().stream().filter(key -> key.table() == Table.FILTER_IN.number()).toList();
        assertEquals(Set.of(new TapFlowNumber(1), new TapFlowNumber(3)), work.tapFlows(wire.get(0)));
    }

    /** Two tap-flows go to group 7, one to group 8; all of them by the flow that finds slots. */
    @Test
    void aGroupsFlowServesTheTapFlowsThatAreLedToIt() {
        final var plan = new TreeMap<FlowKey, FlowEntry>();
        plan.put(new FlowKey(Table.SLOT, 100, Match.ANY.and(Field.GROUP, 7)), shared(Cookie.Role.SLOT));
        plan.put(new FlowKey(Table.SPREAD, 100, Match.ANY), shared(Cookie.Role.SPREAD));
        for (int number = 1; number <= 3; number++) {
            plan.put(new FlowKey(Table.SESSION, 100, Match.ANY.and(Field.TAP_FLOW, number)), new FlowEntry(
                Cookie.of(Cookie.Role.SESSION, new TapFlowNumber(number)),
                List.of(new Action.SetField(Field.GROUP, number == 2 ? 8 : 7), new Action.Resubmit(Table.SPREAD))));
        }
        final var work = FlowWork.NONE.next(plan, Map.of(), Set.of());
        assertEquals(Set.of(new TapFlowNumber(1), new TapFlowNumber(3)), suffering(work, Table.SLOT));
        assertEquals(3, suffering(work, Table.SPREAD).size());
    }

    private static FlowEntry shared(final Cookie.Role role) {
        return new FlowEntry(Cookie.shared(role), List.of());
    }

    private static Set<TapFlowNumber> suffering(final FlowWork work, final Table table) {
        return work.tapFlows(work.flows().keySet().stream().filter(key -> key.table() == table.number()).findFirst()
            .orElseThrow());
    }

    @Test
    void aFlowGoesWithoutAMeterThatTheSwitchRefused() {
        final var plan = new TreeMap<FlowKey, FlowEntry>();
        plan.put(new FlowKey(Table.SINK, 100, Match.ANY),
            new FlowEntry(Cookie.shared(Cookie.Role.TOO_LONG), OptionalInt.of(7), List.of()));
        final var with = FlowWork.NONE.next(plan, Map.of(), Set.of());
        final var without = with.next(plan, Map.of(), Set.of(7));
        assertEquals(List.of("0006000800000007"), with.flows().values().stream().map(WireEntry::instructions).toList());
        assertEquals(List.of(""), without.flows().values().stream().map(WireEntry::instructions).toList());
        assertEquals(with.flows(), without.next(plan, Map.of(), Set.of(8)).flows());
    }
}
