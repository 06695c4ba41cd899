package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
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

    void write(final Map<FlowKey, FlowEntry> flows) {
        if (source) {
            leave(flows, new Step(Table.SESSION, Table.TUNNEL, Cookie.Role.SESSION), tunnels, !sinks.isEmpty());
        }
        if (!sinks.isEmpty()) {
            leave(flows, new Step(Table.DELIVERY, Table.SINK, Cookie.Role.DELIVERY), sinks, false);
        }
    }

    /** The table that copies come to, that in which they leave if their length matters, and the role of leaving. */
    private record Step(Table first, Table byLength, Cookie.Role role) {
    }

    private void leave(final Map<FlowKey, FlowEntry> flows, final Step step,
            final SortedMap<PortName, OptionalInt> ports, final boolean here) {
        final var limit = ports.values().stream().reduce(OptionalInt.empty(), Exits::tighter);
        if (limit.isEmpty()) {
            put(flows, step.first(), mine(), step.role(),
                outputs(ports, OptionalInt.empty(), here));
            return;
        }
        put(flows, step.first(), mine(), Cookie.Role.LENGTH,
            List.of(new Action.CheckLength(limit.getAsInt()), new Action.Resubmit(step.byLength())));
        put(flows, step.byLength(), mine().and(Field.LONGER, 0), step.role(),
            outputs(ports, OptionalInt.empty(), here));
        final boolean cut = oversize == Oversize.TRUNCATE;
        put(flows, step.byLength(), mine().and(Field.LONGER, 1), cut ? Cookie.Role.TRUNCATED : Cookie.Role.TOO_LONG,
            outputs(cut ? ports : new TreeMap<>(), limit, here));
    }

    private List<Action> outputs(final SortedMap<PortName, OptionalInt> ports, final OptionalInt cut,
            final boolean here) {
        final var actions = new ArrayList<Action>();
        ports.keySet().forEach(port -> {
            if (tunnels.containsKey(port)) {
                actions.add(new Action.SetField(Field.TUNNEL_ID, number.value()));
            }
            actions.add(cut.isPresent() ? new Action.Truncate(port, cut.getAsInt()) : new Action.Output(port));
        });
        if (here) {
            actions.add(new Action.Resubmit(Table.DELIVERY));
        }
        return actions;
    }

    private Match mine() {
        return Match.ANY.and(Field.TAP_FLOW, number.value());
    }

    private void put(final Map<FlowKey, FlowEntry> flows, final Table table, final Match match, final Cookie.Role role,
            final List<Action> actions) {
        flows.put(new FlowKey(table, Priority.EXACT, match), new FlowEntry(Cookie.of(role, number), actions));
    }
}
