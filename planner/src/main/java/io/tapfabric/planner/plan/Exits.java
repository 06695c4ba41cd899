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
import io.tapfabric.planner.model.TapFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the copies of one tap-flow leave brtap of one host: into tunnels, and to its own sinks. Where they leave first
 * they are cut as it asks; where they are too long all the same, cut or left out.
 */
final class Exits {
    private final TapFlow flow;
    private final SortedMap<PortName, OptionalInt> tunnels = new TreeMap<>();
    private final SortedMap<PortName, OptionalInt> sinks = new TreeMap<>();
    private boolean source;

    Exits(final TapFlow flow) {
        this.flow = flow;
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
        final var limit = limit(ports);
        final var shorten = shorten(ports);
        final var checked = limit.isPresent() ? limit : shorten;
        final var actions = new ArrayList<Action>();
        if (step.first() == Table.SESSION && !sinks.isEmpty()) {
            actions.add(new Action.Resubmit(Table.DELIVERY));
        }
        if (checked.isEmpty()) {
            actions.addAll(outputs(ports, checked));
            put(step, new FlowEntry(cookie(step.role()), actions), flows, meters);
            return;
        }
        actions.add(new Action.CheckLength(checked.getAsInt()));
        actions.add(new Action.Resubmit(step.byLength()));
        put(step, new FlowEntry(cookie(Cookie.Role.LENGTH), actions), flows, meters);
        flows.put(step.keyByLength(mine(), false),
            new FlowEntry(cookie(step.role()), outputs(ports, OptionalInt.empty())));
        final var cut = outputs(ports, checked);
        flows.put(step.keyByLength(mine(), true),
            limit.isPresent() ? tooLong(step, cut, meters) : shortened(step, cut, meters));
    }

    private void put(final Step step, final FlowEntry entry, final Map<FlowKey, FlowEntry> flows,
            final Meters meters) {
        if (step.first() == Table.SESSION) {
            Thinning.write(flow, entry, flows, meters);
        } else {
            flows.put(step.key(mine()), entry);
        }
    }

    private static OptionalInt limit(final SortedMap<PortName, OptionalInt> ports) {
        return ports.values().stream().reduce(OptionalInt.empty(), Exits::tighter);
    }

    /** How long copies may be here as the tap-flow asks; what fits no further, or was cut before, is not asked for. */
    private OptionalInt shorten(final SortedMap<PortName, OptionalInt> ports) {
        return source && limit(ports).isEmpty() && !ports.isEmpty() ? flow.reduction().truncate() : OptionalInt.empty();
    }

    private FlowEntry tooLong(final Step step, final List<Action> cut, final Meters meters) {
        final boolean truncate = flow.oversize() == Oversize.TRUNCATE;
        final var role = truncate ? Cookie.Role.TRUNCATED : Cookie.Role.TOO_LONG;
        return new FlowEntry(cookie(role),
            meters.add(new Meter.TooLong(Meter.Kind.of(step.byLength(), role), flow.number())),
            truncate ? cut : List.of());
    }

    /** A copy that goes both into a tunnel and to a sink here is counted once: as it goes into the tunnel. */
    private FlowEntry shortened(final Step step, final List<Action> cut, final Meters meters) {
        final boolean tunnel = step.byLength() == Table.TUNNEL;
        final boolean counted = tunnel || shorten(tunnels).isEmpty();
        return new FlowEntry(cookie(Cookie.Role.SHORTENED), counted ? meters.add(new Meter.Shortening(tunnel,
            flow.number(), flow.reduction().truncate().orElseThrow())) : OptionalInt.empty(), cut);
    }

    private List<Action> outputs(final SortedMap<PortName, OptionalInt> ports, final OptionalInt cut) {
        final var actions = new ArrayList<Action>();
        ports.keySet().forEach(port -> {
            if (tunnels.containsKey(port)) {
                actions.add(new Action.SetField(Field.TUNNEL_ID, flow.number().value()));
            }
            actions.add(cut.isPresent() ? new Action.Truncate(port, cut.getAsInt()) : new Action.Output(port));
        });
        return actions;
    }

    private Cookie cookie(final Cookie.Role role) {
        return Cookie.of(role, flow.number());
    }

    private Match mine() {
        return Match.ANY.and(Field.TAP_FLOW, flow.number().value());
    }
}
