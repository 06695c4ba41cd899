package io.tapfabric.southbound.host;

import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.Counters;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.ObservedMeter;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.HashMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Adds up what the flows and meters of one switch count. A switch that restarts counts from zero again; the tally does
 * not.
 *
 * <p>Copies whose length is looked at are counted there, and not behind it: Open vSwitch makes one decision for packets
 * of any length, and credits every packet to the flows of both outcomes (all the same if its datapath can look at the
 * length, else to one). Meters count what was too long. Those that it was dropped for are taken off what left.
 *
 * <p>Meters are read after the flows, and the switch brings flows up to date later than meters: what left may be found
 * less for a moment than it was before. Then the tally stays where it was.
 */
final class Tally {
    private static final Set<Integer> UNCLASSIFIED = Set.of(Table.OUT.number(), Table.IN.number());
    /** Tables that see whole bridges: what no tap-flow wants ends there, and that is as it should be. */
    private static final Set<Integer> NORMAL = Set.of(Table.BRIDGE.number(), Table.SELECT.number());

    private final Readings<Counted> flows = new Readings<>();
    private final Readings<Metered> meters = new Readings<>();
    private final SortedMap<TapFlowNumber, Count> sent = new TreeMap<>();
    private final SortedMap<TapFlowNumber, Count> delivered = new TreeMap<>();

    /** What is counted together: the flows of one cookie in one table. */
    private record Counted(int table, Cookie cookie) {
        /** Whether it is the flow by which copies leave, or that which looks at their length before. */
        boolean leaves(final Table where, final Cookie.Role leaving) {
            return table == where.number() && (cookie.role() == leaving || cookie.role() == Cookie.Role.LENGTH);
        }

        boolean missed(final Predicate<Integer> tables) {
            return cookie.role() == Cookie.Role.MISS && tables.test(table);
        }
    }

    /** A meter: another one that counts the same begins at zero. */
    private record Metered(int id, Meter meter) {
    }

    /** Takes a new reading of all flows. */
    void read(final SortedMap<WireKey, ObservedFlow> observed) {
        final var now = new HashMap<Counted, Count>();
        observed.forEach((key, flow) -> Cookie.find(flow.entry().cookie()).ifPresent(cookie ->
            now.merge(new Counted(key.table(), cookie), new Count(flow.packets(), flow.bytes()), Count::plus)));
        flows.read(now);
    }

    /** Takes a new reading of all meters. */
    void readMeters(final SortedMap<Integer, ObservedMeter> observed) {
        final var now = new HashMap<Metered, Count>();
        observed.forEach((id, meter) -> meter.meter().counts().ifPresent(counts ->
            now.put(new Metered(id, counts), new Count(meter.packets(), meter.bytes()))));
        meters.read(now);
    }

    /** Some meters were removed. */
    void forgetMeters(final SortedSet<Integer> ids) {
        meters.gone(metered -> ids.contains(metered.id()));
    }

    /** Forgets every tap-flow that is not in {@code numbers}. */
    void keep(final Set<Integer> numbers) {
        flows.removeIf(counted -> counted.cookie().number() != 0 && !numbers.contains(counted.cookie().number()));
        meters.removeIf(metered -> !numbers.contains(metered.meter().number().value()));
        sent.keySet().removeIf(number -> !numbers.contains(number.value()));
        delivered.keySet().removeIf(number -> !numbers.contains(number.value()));
    }

    Counters counters() {
        final var dropped = metered(Meter.Kind.TOO_LONG_FOR_TUNNEL);
        raise(sent, left(Table.SESSION, Cookie.Role.SESSION), dropped);
        raise(delivered, left(Table.DELIVERY, Cookie.Role.DELIVERY), metered(Meter.Kind.TOO_LONG_FOR_SINK));
        return new Counters(sent, delivered, metered(Meter.Kind.values()), missed(UNCLASSIFIED::contains),
            missed(table -> !UNCLASSIFIED.contains(table) && !NORMAL.contains(table)));
    }

    private static void raise(final SortedMap<TapFlowNumber, Count> counts, final SortedMap<TapFlowNumber, Count> left,
            final SortedMap<TapFlowNumber, Count> dropped) {
        left.forEach((number, count) ->
            counts.merge(number, count.minus(dropped.getOrDefault(number, Count.ZERO)), Count::max));
    }

    private SortedMap<TapFlowNumber, Count> left(final Table where, final Cookie.Role leaving) {
        final var counts = new TreeMap<TapFlowNumber, Count>();
        flows.forEach((counted, total) -> {
            if (counted.leaves(where, leaving)) {
                counts.merge(new TapFlowNumber(counted.cookie().number()), total, Count::plus);
            }
        });
        return counts;
    }

    private SortedMap<TapFlowNumber, Count> metered(final Meter.Kind... kinds) {
        final var counts = new TreeMap<TapFlowNumber, Count>();
        meters.forEach((metered, total) -> {
            if (Set.of(kinds).contains(metered.meter().kind())) {
                counts.merge(metered.meter().number(), total, Count::plus);
            }
        });
        return counts;
    }

    private Count missed(final Predicate<Integer> tables) {
        final var counts = new Count[] {Count.ZERO};
        flows.forEach((counted, total) -> counts[0] = counted.missed(tables) ? counts[0].plus(total) : counts[0]);
        return counts[0];
    }
}
