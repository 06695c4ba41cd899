package io.tapfabric.southbound.host;

import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.Counters;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Adds up what the flows of one switch count. A switch that restarts counts from zero again; the tally does not.
 *
 * <p>Copies whose length is looked at are counted there, and not behind it: Open vSwitch makes one decision for packets
 * of any length, and credits every packet to the flows of both outcomes (all the same if its datapath can look at the
 * length, else to one).
 */
final class Tally {
    private static final Set<Integer> UNCLASSIFIED = Set.of(Table.OUT.number(), Table.IN.number());
    /** Tables that see whole bridges: what no tap-flow wants ends there, and that is as it should be. */
    private static final Set<Integer> NORMAL = Set.of(Table.BRIDGE.number(), Table.SELECT.number());

    private final Map<Counted, Reading> readings = new HashMap<>();

    /** What is counted together: the flows of one cookie in one table. */
    private record Counted(int table, Cookie cookie) {
        boolean sent() {
            return comesTo(Table.SESSION, Cookie.Role.SESSION);
        }

        boolean delivered() {
            return comesTo(Table.DELIVERY, Cookie.Role.DELIVERY);
        }

        /** Whether it is the flow by which copies leave, or that which looks at their length before. */
        private boolean comesTo(final Table where, final Cookie.Role leaving) {
            return table == where.number() && (is(leaving) || is(Cookie.Role.LENGTH));
        }

        boolean oversize() {
            return is(Cookie.Role.TRUNCATED) || is(Cookie.Role.TOO_LONG);
        }

        private boolean is(final Cookie.Role role) {
            return cookie.role() == role;
        }
    }

    /** What was counted before the switch last began anew, and since then. */
    private record Reading(Count before, Count since) {
        static final Reading NONE = new Reading(Count.ZERO, Count.ZERO);

        Reading next(final Count now) {
            return now.packets() < since.packets() ? new Reading(total(), now) : new Reading(before, now);
        }

        Count total() {
            return before.plus(since);
        }
    }

    /** Takes a new reading of all flows. */
    void read(final SortedMap<WireKey, ObservedFlow> flows) {
        final var now = new HashMap<Counted, Count>();
        flows.forEach((key, flow) -> Cookie.find(flow.entry().cookie()).ifPresent(cookie ->
            now.merge(new Counted(key.table(), cookie), new Count(flow.packets(), flow.bytes()), Count::plus)));
        readings.replaceAll((counted, reading) -> reading.next(now.getOrDefault(counted, Count.ZERO)));
        now.forEach((counted, count) -> readings.computeIfAbsent(counted, key -> Reading.NONE.next(count)));
    }

    /** Forgets every tap-flow that is not in {@code numbers}. */
    void keep(final Set<Integer> numbers) {
        readings.keySet().removeIf(counted -> counted.cookie().number() != 0
            && !numbers.contains(counted.cookie().number()));
    }

    Counters counters() {
        return new Counters(perTapFlow(Counted::sent), perTapFlow(Counted::delivered), perTapFlow(Counted::oversize),
            missed(UNCLASSIFIED::contains), missed(table -> !UNCLASSIFIED.contains(table) && !NORMAL.contains(table)));
    }

    private SortedMap<TapFlowNumber, Count> perTapFlow(final Predicate<Counted> which) {
        final var counts = new TreeMap<TapFlowNumber, Count>();
        readings.forEach((counted, reading) -> Optional.of(counted).filter(which).ifPresent(fit ->
            counts.merge(new TapFlowNumber(fit.cookie().number()), reading.total(), Count::plus)));
        return counts;
    }

    private Count missed(final Predicate<Integer> tables) {
        return readings.entrySet().stream().filter(entry -> entry.getKey().cookie().role() == Cookie.Role.MISS
            && tables.test(entry.getKey().table())).map(entry -> entry.getValue().total())
            .reduce(Count.ZERO, Count::plus);
    }
}
