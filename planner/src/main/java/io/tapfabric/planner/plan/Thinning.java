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

/** What leaves out copies of a tap-flow before they are sent: first its sample, then its rate limit. */
final class Thinning {
    /** Tables that a host has only if a tap-flow needs them. */
    static final Set<Table> TABLES = EnumSet.of(Table.SAMPLE, Table.RATE);

    /** Ethernet types of IPv4 and IPv6. */
    static final List<Integer> IP = List.of(0x800, 0x86dd);

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
        thinning.limit(thinning.sample(), sending, meters);
    }

    /**
     * The flow that takes what is sampled. What is not IP belongs to no conversation, and is copied always: there is
     * little of it, and a capture without ARP or neighbours is hard to read.
     */
    private FlowKey sample() {
        final var all = new FlowKey(Table.SESSION, Priority.EXACT, mine);
        if (flow.reduction().sample().isEmpty()) {
            return all;
        }
        IP.forEach(type -> flows.put(
            new FlowKey(Table.SESSION, Priority.CONVERSATION, mine.and(Field.ETH_TYPE, type)),
            entry(Cookie.Role.SAMPLE, new Action.Multipath(flow.reduction().sample().orElseThrow(), 0, Field.SAMPLE),
                new Action.Resubmit(Table.SAMPLE))));
        flows.put(all, entry(Cookie.Role.SAMPLE, new Action.SetField(Field.SAMPLE, 0),
            new Action.Resubmit(Table.SAMPLE)));
        flows.put(new FlowKey(Table.SAMPLE, Priority.NOT_SAMPLED, mine), entry(Cookie.Role.NOT_SAMPLED));
        miss(Table.SAMPLE);
        return new FlowKey(Table.SAMPLE, Priority.EXACT, mine.and(Field.SAMPLE, 0));
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
