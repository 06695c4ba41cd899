package io.tapfabric.planner.plan;

import com.google.common.collect.Maps;
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
import io.tapfabric.planner.model.TapFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the copies of one tap-flow leave brtap of one host: into tunnels to other hosts, and to its own sinks. Where
 * they leave first they are cut as it asks; where they are too long all the same, cut or left out.
 */
final class Exits {
    private final TapFlow flow;
    private final SortedMap<Integer, Leaving> leaving = new TreeMap<>();
    private final SortedSet<Integer> groups = new TreeSet<>();
    private final Map<Meter.TooLong, OptionalInt> tooLong = new HashMap<>();
    private boolean source;

    /** Where copies leave for one member, or for all: how many octets the longest may have, if some may not. */
    private record Leaving(SortedMap<Exit, OptionalInt> tunnels, SortedMap<Exit, OptionalInt> sinks) {
        Leaving() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    Exits(final TapFlow flow) {
        this.flow = flow;
    }

    /** The tap-flow has sources here. */
    void source() {
        source = true;
    }

    /** Copies go to one member of a group, too. */
    void group(final int number) {
        groups.add(number);
    }

    /** To another host; {@code limit} is how many octets the longest copy may have that fits, if some may not. */
    void tunnel(final int member, final TunnelPort port, final OptionalInt limit) {
        of(member).tunnels.merge(Exit.keyed(port.name(), TunnelPort.key(flow, member)), limit, Exits::tighter);
    }

    /** To a sink here. */
    void sink(final int member, final Exit exit, final OptionalInt limit) {
        of(member).sinks.merge(exit, limit, Exits::tighter);
    }

    private Leaving of(final int member) {
        return leaving.computeIfAbsent(member, key -> new Leaving());
    }

    private static OptionalInt tighter(final OptionalInt one, final OptionalInt two) {
        return one.isEmpty() ? two : two.isEmpty() ? one : OptionalInt.of(Math.min(one.getAsInt(), two.getAsInt()));
    }

    void write(final Map<FlowKey, FlowEntry> flows, final Meters meters) {
        if (source) {
            of(Way.EVERY);
        }
        final boolean members = leaving.keySet().stream().anyMatch(member -> member != Way.EVERY);
        leaving.forEach((member, ports) -> {
            final var mine = Match.ANY.and(Field.TAP_FLOW, flow.number().value());
            final var these = members ? mine.and(Field.MEMBER, member) : mine;
            new ForMember(member, these, ports, flows, meters).write();
        });
    }

    private Cookie cookie(final Cookie.Role role) {
        return Cookie.of(role, flow.number());
    }

    /** The table that copies come to, that in which they leave if their length matters, and the role of leaving. */
    private record Step(Table first, Table byLength, Cookie.Role role) {
    }

    /** Writes the flows by which copies leave for one member, or for all. */
    private final class ForMember {
        private final int member;
        private final Match mine;
        private final Leaving ports;
        private final Map<FlowKey, FlowEntry> flows;
        private final Meters meters;

        ForMember(final int member, final Match mine, final Leaving ports, final Map<FlowKey, FlowEntry> flows,
                final Meters meters) {
            this.member = member;
            this.mine = mine;
            this.ports = ports;
            this.flows = flows;
            this.meters = meters;
        }

        void write() {
            if (source) {
                final boolean every = member == Way.EVERY;
                leave(new Step(every ? Table.SESSION : Table.MEMBER, Table.TUNNEL,
                    every ? Cookie.Role.SESSION : Cookie.Role.MEMBER), ports.tunnels);
            }
            if (!ports.sinks.isEmpty()) {
                leave(new Step(Table.DELIVERY, Table.SINK, Cookie.Role.DELIVERY), ports.sinks);
            }
        }

        private void leave(final Step step, final SortedMap<Exit, OptionalInt> exits) {
            final var limit = limit(exits);
            final var shorten = shorten(exits);
            final var checked = limit.isPresent() ? limit : shorten;
            if (checked.isEmpty()) {
                put(step, step.role(), exits, checked, List.of());
                return;
            }
            final var free = free(exits);
            final var narrow = Maps.filterKeys(exits, exit -> !free.containsKey(exit));
            put(step, Cookie.Role.LENGTH, free, OptionalInt.empty(),
                List.of(new Action.CheckLength(checked.getAsInt()), new Action.Resubmit(step.byLength())));
            variants(narrow).forEach((match, tagged) -> {
                flows.put(keyByLength(step, match, false), new FlowEntry(cookie(step.role()),
                    Exit.actions(narrow.keySet(), OptionalInt.empty(), tagged)));
                final var cut = Exit.actions(narrow.keySet(), checked, tagged);
                flows.put(keyByLength(step, match, true),
                    limit.isPresent() ? tooLong(step, cut) : shortened(step, cut));
            });
        }

        private FlowKey keyByLength(final Step step, final Match match, final boolean longer) {
            return new FlowKey(step.byLength(), Priority.EXACT, match.and(Field.LONGER, longer ? 1 : 0));
        }

        /** What copies look like that leave in different ways, and whether they have a tag then. */
        private Map<Match, Boolean> variants(final SortedMap<Exit, OptionalInt> exits) {
            return exits.keySet().stream().anyMatch(Exit::replaces)
                ? Map.of(mine.vlan(0), false, mine.and(Field.VLAN_VID, Match.Bits.TAGGED), true)
                : Map.of(mine, false);
        }

        private void put(final Step step, final Cookie.Role role, final SortedMap<Exit, OptionalInt> exits,
                final OptionalInt cut, final List<Action> then) {
            if (step.first() == Table.SESSION) {
                final var actions = onward(exits, cut, then);
                groups.forEach(group -> actions.addAll(GroupFlows.to(group)));
                Thinning.write(flow, new FlowEntry(cookie(role), actions), flows, meters);
            } else if (step.first() == Table.MEMBER) {
                final var actions = onward(exits, cut, then);
                flows.put(new FlowKey(step.first(), Priority.EXACT, mine), new FlowEntry(cookie(role), actions));
            } else {
                variants(exits).forEach((match, tagged) -> {
                    final var actions = new ArrayList<>(Exit.actions(exits.keySet(), cut, tagged));
                    actions.addAll(then);
                    flows.put(new FlowKey(step.first(), Priority.EXACT, match),
                        new FlowEntry(cookie(role), actions));
                });
            }
        }

        /** To sinks here first; where members are told apart, what goes to all is told from them. */
        private List<Action> onward(final SortedMap<Exit, OptionalInt> exits, final OptionalInt cut,
                final List<Action> then) {
            final var actions = new ArrayList<Action>();
            final boolean delivered = !ports.sinks.isEmpty();
            if (member == Way.EVERY && !groups.isEmpty() && (delivered || !ports.tunnels.isEmpty())) {
                actions.add(new Action.SetField(Field.MEMBER, Way.EVERY));
            }
            if (delivered) {
                actions.add(new Action.Resubmit(Table.DELIVERY));
            }
            actions.addAll(Exit.actions(exits.keySet(), cut, false));
            actions.addAll(then);
            return actions;
        }

        /** Those that take every copy as it is, beside some that do not. */
        private SortedMap<Exit, OptionalInt> free(final SortedMap<Exit, OptionalInt> exits) {
            return Maps.filterValues(exits, limit -> limit.isEmpty() && flow.reduction().truncate().isEmpty());
        }

        private OptionalInt limit(final SortedMap<Exit, OptionalInt> exits) {
            return exits.values().stream().reduce(OptionalInt.empty(), Exits::tighter);
        }

        /** How long copies may be here as the tap-flow asks; what fits no further, or was cut before, is not asked. */
        private OptionalInt shorten(final SortedMap<Exit, OptionalInt> exits) {
            return source && limit(exits).isEmpty() && !exits.isEmpty() ? flow.reduction().truncate()
                : OptionalInt.empty();
        }

        private FlowEntry tooLong(final Step step, final List<Action> cut) {
            final boolean truncate = flow.oversize() == Oversize.TRUNCATE;
            final var role = truncate ? Cookie.Role.TRUNCATED : Cookie.Role.TOO_LONG;
            return new FlowEntry(cookie(role), tooLong.computeIfAbsent(
                new Meter.TooLong(Meter.Kind.of(step.byLength(), role), flow.number()), meters::add),
                truncate ? cut : List.of());
        }

        /** A copy that goes both into a tunnel and to a sink here is counted once: as it goes into the tunnel. */
        private FlowEntry shortened(final Step step, final List<Action> cut) {
            final boolean tunnel = step.byLength() == Table.TUNNEL;
            final boolean counted = tunnel || shorten(ports.tunnels).isEmpty();
            return new FlowEntry(cookie(Cookie.Role.SHORTENED), counted ? meters.add(new Meter.Shortening(tunnel,
                flow.number(), flow.reduction().truncate().orElseThrow())) : OptionalInt.empty(), cut);
        }
    }
}
