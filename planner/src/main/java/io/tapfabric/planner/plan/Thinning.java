package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.TapFlow;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What leaves some copies of a tap-flow out, before they are sent: its rate limit. */
final class Thinning {
    /** Tables that a host has only if a tap-flow needs them. */
    static final Set<Table> TABLES = EnumSet.of(Table.RATE);

    private final TapFlow flow;
    private final Match mine;
    private final Map<FlowKey, FlowEntry> flows;

    private Thinning(final TapFlow flow, final Map<FlowKey, FlowEntry> flows) {
        this.flow = flow;
        this.flows = flows;
        mine = Match.ANY.and(Field.TAP_FLOW, flow.number().value());
    }

    /** Has copies that come to table SESSION sent on by {@code sending}, all but those left out. */
    static void write(final TapFlow flow, final FlowEntry sending, final Map<FlowKey, FlowEntry> flows,
            final Meters meters) {
        final var thinning = new Thinning(flow, flows);
        thinning.limit(new FlowKey(Table.SESSION, Priority.EXACT, thinning.mine), sending, meters);
    }

    private void limit(final FlowKey from, final FlowEntry sending, final Meters meters) {
        final var limit = flow.reduction().rate();
        limit.ifPresentOrElse(rate -> {
            flows.put(from, entry(Cookie.Role.RATE, new Action.CloneTo(Table.RATE)));
            flows.put(new FlowKey(Table.RATE, Priority.EXACT, mine), new FlowEntry(sending.cookie(),
                meters.add(new Meter.Limiter(flow.number(), rate)), sending.actions()));
            miss(Table.RATE);
        }, () -> flows.put(from, sending));
    }

    private void miss(final Table table) {
        flows.put(new FlowKey(table, Priority.MISS, Match.ANY),
            new FlowEntry(Cookie.shared(Cookie.Role.MISS), List.of()));
    }

    private FlowEntry entry(final Cookie.Role role, final Action... actions) {
        return new FlowEntry(Cookie.of(role, flow.number()), List.of(actions));
    }
}
