package io.tapfabric.planner.filter;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.simulate.Simulator;
import io.tapfabric.planner.simulate.Trace;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A simulated switch with the flows of some filters, each with a port for either direction. */
record Switch(Simulator simulator) {
    private static final PortName SINK = PortName.of("sink");

    static Switch of(final Collection<Filter> filters) {
        final var flows = new TreeMap<FlowKey, FlowEntry>();
        filters.forEach(filter -> {
            flows.putAll(FilterFlows.of(filter));
            put(flows, Table.INPUT, Match.in(port("in", filter.number())),
                new Action.SetField(Field.FILTER, filter.number().value()), new Action.Resubmit(Table.FILTER_IN));
            put(flows, Table.INPUT, Match.in(port("out", filter.number())),
                new Action.SetField(Field.FILTER, filter.number().value()), new Action.Resubmit(Table.FILTER_OUT));
        });
        put(flows, Table.SESSION, Match.ANY, new Action.Output(SINK));
        return new Switch(new Simulator(flows));
    }

    private static void put(final SortedMap<FlowKey, FlowEntry> flows, final Table table, final Match match,
            final Action... actions) {
        flows.put(new FlowKey(table, Priority.EXACT, match), new FlowEntry(Cookie.shared(Role.INPUT),
            List.of(actions)));
    }

    private static PortName port(final String direction, final FilterNumber number) {
        return PortName.of(direction + number);
    }

    Trace in(final FilterNumber number, final Frame frame) {
        return simulator.run(port("in", number), frame.packet());
    }

    Trace out(final FilterNumber number, final Frame frame) {
        return simulator.run(port("out", number), frame.packet());
    }

    static Verdict verdict(final Trace trace) {
        return trace.sent().isEmpty() ? Verdict.REJECT : Verdict.ACCEPT;
    }
}
