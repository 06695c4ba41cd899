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

/**
 * Adds up what the flows of one switch count. A switch that restarts counts from zero again; the tally does not.
 */
final class Tally {
    private static final Set<Integer> UNCLASSIFIED = Set.of(Table.OUT.number(), Table.IN.number());

    private final Map<Counted, Reading> readings = new HashMap<>();

    /** What is counted together: the flows of one cookie in one table. */
    private record Counted(int table, Cookie cookie) {
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
        return new Counters(perTapFlow(Cookie.Role.SESSION), perTapFlow(Cookie.Role.DELIVERY), missed(true),
            missed(false));
    }

    private SortedMap<TapFlowNumber, Count> perTapFlow(final Cookie.Role role) {
        final var counts = new TreeMap<TapFlowNumber, Count>();
        readings.forEach((counted, reading) -> Optional.of(counted.cookie()).filter(cookie -> cookie.role() == role)
            .ifPresent(cookie -> counts.put(new TapFlowNumber(cookie.number()), reading.total())));
        return counts;
    }

    private Count missed(final boolean unclassified) {
        return readings.entrySet().stream().filter(entry -> entry.getKey().cookie().role() == Cookie.Role.MISS
            && UNCLASSIFIED.contains(entry.getKey().table()) == unclassified)
            .map(entry -> entry.getValue().total()).reduce(Count.ZERO, Count::plus);
    }
}
