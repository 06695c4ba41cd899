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
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the copies of one tap-flow leave brtap of one host: into tunnels, and to its own sinks; cut or left out if they
 * are too long for that.
 */
final class Exits {
    private final TapFlowNumber number;
    private final Oversize oversize;
    private final SortedMap<PortName, OptionalInt> tunnels = new TreeMap<>();
    private final SortedMap<PortName, OptionalInt> sinks = new TreeMap<>();
    private boolean source;

    Exits(final TapFlowNumber number, final Oversize oversize) {
        this.number = number;
        this.oversize = oversize;
    }

    /** The tap-flow has sources here. */
    void source() {
        source = true;
    }

    /** To another host; {@code limit} is how many octets the longest copy may have that fits, if some may not. */
    void tunnel(final PortName port, final OptionalInt limit) {
        tunnels.merge(port, limit, Exits::tighter);
    }

    /** To a sink here. */
    void sink(final PortName port, final OptionalInt limit) {
        sinks.merge(port, limit, Exits::tighter);
    }

    private static OptionalInt tighter(final OptionalInt one, final OptionalInt two) {
        return one.isEmpty() ? two : two.isEmpty() ? one : OptionalInt.of(Math.min(one.getAsInt(), two.getAsInt()));
    }

    void write(final Map<FlowKey, FlowEntry> flows, final Meters meters) {
        if (source) {
            leave(new Step(Table.SESSION, Table.TUNNEL, Cookie.Role.SESSION), tunnels, flows, meters);
        }
        if (!sinks.isEmpty()) {
            leave(new Step(Table.DELIVERY, Table.SINK, Cookie.Role.DELIVERY), sinks, flows, meters);
        }
    }

    /** The table that copies come to, that in which they leave if their length matters, and the role of leaving. */
    private record Step(Table first, Table byLength, Cookie.Role role) {
        FlowKey key(final Match match) {
            return new FlowKey(first, Priority.EXACT, match);
        }

        FlowKey keyByLength(final Match match, final boolean longer) {
            return new FlowKey(byLength, Priority.EXACT, match.and(Field.LONGER, longer ? 1 : 0));
        }
    }

    private void leave(final Step step, final SortedMap<PortName, OptionalInt> ports,
            final Map<FlowKey, FlowEntry> flows, final Meters meters) {
        final var limit = ports.values().stream().reduce(OptionalInt.empty(), Exits::tighter);
        final var actions = new ArrayList<Action>();
        if (step.first() == Table.SESSION && !sinks.isEmpty()) {
            actions.add(new Action.Resubmit(Table.DELIVERY));
        }
        if (limit.isEmpty()) {
            actions.addAll(outputs(ports, limit));
            flows.put(step.key(mine()), new FlowEntry(cookie(step.role()), actions));
            return;
        }
        actions.add(new Action.CheckLength(limit.getAsInt()));
        actions.add(new Action.Resubmit(step.byLength()));
        flows.put(step.key(mine()), new FlowEntry(cookie(Cookie.Role.LENGTH), actions));
        flows.put(step.keyByLength(mine(), false),
            new FlowEntry(cookie(step.role()), outputs(ports, OptionalInt.empty())));
        flows.put(step.keyByLength(mine(), true), tooLong(step, outputs(ports, limit), meters));
    }

    private FlowEntry tooLong(final Step step, final List<Action> cut, final Meters meters) {
        final boolean truncate = oversize == Oversize.TRUNCATE;
        final var role = truncate ? Cookie.Role.TRUNCATED : Cookie.Role.TOO_LONG;
        return new FlowEntry(cookie(role), meters.add(new Meter(Meter.Kind.of(step.byLength(), role), number)),
            truncate ? cut : List.of());
    }

    private List<Action> outputs(final SortedMap<PortName, OptionalInt> ports, final OptionalInt cut) {
        final var actions = new ArrayList<Action>();
        ports.keySet().forEach(port -> {
            if (tunnels.containsKey(port)) {
                actions.add(new Action.SetField(Field.TUNNEL_ID, number.value()));
            }
            actions.add(cut.isPresent() ? new Action.Truncate(port, cut.getAsInt()) : new Action.Output(port));
        });
        return actions;
    }

    private Cookie cookie(final Cookie.Role role) {
        return Cookie.of(role, number);
    }

    private Match mine() {
        return Match.ANY.and(Field.TAP_FLOW, number.value());
    }
}
