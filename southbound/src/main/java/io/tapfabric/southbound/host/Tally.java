package io.tapfabric.southbound.host;

import com.google.common.collect.Iterators;
import com.google.common.collect.Sets;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.Counters;
import io.tapfabric.planner.state.Truncation;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.ObservedMeter;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Adds up what the flows and meters of one switch count. A switch that restarts counts from zero again; the tally does
 * not.
 *
 * <p>Copies whose length is looked at are counted there, and not behind it: Open vSwitch makes one decision for packets
 * of any length, and credits every packet to the flows of both outcomes (all the same if its datapath can look at the
 * length, else to one). Meters count what was too long. What was dropped for it is taken off what left, and so are the
 * octets that were cut off because the tap-flow asks for no more, and what a rate limit dropped: what is behind its
 * meter counts that too.
 *
 * <p>What a filter leaves out is not counted by its own flows, which serve several tap-flows, but as {@link Filtered}
 * says.
 *
 * <p>Meters are read after the flows, and the switch brings flows up to date later than meters: what left may be found
 * less for a moment than it was before. Then the tally stays where it was.
 */
final class Tally {
    private static final Set<Integer> UNCLASSIFIED = Set.of(Table.OUT.number(), Table.IN.number());
    /** Where a copy may be sent from, each in one of them. */
    private static final Set<Table> SENDING = Set.of(Table.SESSION, Table.SAMPLE, Table.RATE);
    private static final Set<Table> FILTERS = Set.of(Table.FILTER_OUT, Table.FILTER_IN);
    /** Tables that see whole bridges: what no tap-flow wants ends there, and that is as it should be. */
    private static final Set<Integer> NORMAL = Set.of(Table.BRIDGE.number(), Table.SELECT.number());

    private final Readings<Counted> flows = new Readings<>();
    private final Readings<Metered> meters = new Readings<>();
    private SortedMap<WireKey, ObservedFlow> last = new TreeMap<>();
    private final SortedMap<TapFlowNumber, Count> sent = new TreeMap<>();
    private final SortedMap<TapFlowNumber, Count> delivered = new TreeMap<>();
    private final Filtered filtered = new Filtered();

    /** What is counted together: the flows of one cookie in one table. */
    private record Counted(int table, Cookie cookie) {
        /** The tap-flow, of a flow that serves one. */
        TapFlowNumber number() {
            return new TapFlowNumber(cookie.number());
        }

        /** Whether it is the flow by which copies leave, or that which looks at their length before. */
        boolean leaves(final Set<Table> where, final Cookie.Role leaving) {
            return where.stream().anyMatch(one -> table == one.number())
                && (cookie.role() == leaving || cookie.role() == Cookie.Role.LENGTH);
        }

        /** Whether it is what asks the filter, if the tap-flow has one. */
        boolean asks() {
            return table == Table.SELECT.number() && cookie.role() == Cookie.Role.SELECT;
        }

        /** Whether copies come to it that no filter has left out. */
        boolean enters() {
            return table == Table.SESSION.number() && cookie.number() != 0 && cookie.role() != Cookie.Role.SENDER;
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
        keepWhatGoes(observed);
        observed.forEach((key, flow) -> with(key, flow, (counted, count) -> now.merge(counted, count, Count::plus)));
        flows.read(now);
        last = observed;
        filtered.read(Sets.difference(numbers(now.keySet(), Counted::enters), asking(observed)),
            counted(Counted::asks), counted(Counted::enters));
    }

    private static Set<TapFlowNumber> numbers(final Set<Counted> flows, final Predicate<Counted> which) {
        return flows.stream().filter(which).map(Counted::number).collect(Collectors.toSet());
    }

    /** The tap-flows that have a filter now. All their copies ask it. */
    private static Set<TapFlowNumber> asking(final SortedMap<WireKey, ObservedFlow> observed) {
        final var asking = new HashSet<TapFlowNumber>();
        observed.forEach((key, flow) -> Cookie.find(flow.entry().cookie())
            .map(cookie -> new Counted(key.table(), cookie)).filter(Counted::asks)
            .filter(counted -> FILTERS.stream().anyMatch(table -> flow.entry().resubmits(table.number())))
            .ifPresent(counted -> asking.add(counted.number())));
        return asking;
    }

    /** Flows that are counted together may go, or begin anew, one by one. Both readings are walked side by side. */
    private void keepWhatGoes(final SortedMap<WireKey, ObservedFlow> observed) {
        final var now = Iterators.peekingIterator(observed.entrySet().iterator());
        last.forEach((key, flow) -> {
            while (now.hasNext() && now.peek().getKey().compareTo(key) < 0) {
                now.next();
            }
            if (!now.hasNext() || !goesOn(key, flow, now.peek())) {
                with(key, flow, flows::gone);
            }
        });
    }

    private static boolean goesOn(final WireKey key, final ObservedFlow flow,
            final Map.Entry<WireKey, ObservedFlow> next) {
        return next.getKey().compareTo(key) == 0 && next.getValue().entry().cookie() == flow.entry().cookie()
            && next.getValue().packets() >= flow.packets();
    }

    private static void with(final WireKey key, final ObservedFlow flow, final BiConsumer<Counted, Count> use) {
        Cookie.find(flow.entry().cookie()).ifPresent(cookie ->
            use.accept(new Counted(key.table(), cookie), new Count(flow.packets(), flow.bytes())));
    }

    /** Takes a new reading of all meters. */
    void readMeters(final SortedMap<Integer, ObservedMeter> observed) {
        final var now = new HashMap<Metered, Count>();
        observed.forEach((id, meter) -> meter.meter().find(id).ifPresent(ours ->
            now.put(new Metered(id, ours), ours.drops() ? meter.dropped() : meter.seen())));
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
        filtered.removeIf(number -> !numbers.contains(number.value()));
    }

    Counters counters() {
        final var lost = lost(Meter.Kind.TOO_LONG_FOR_TUNNEL, cut -> true);
        final var overRate = overRate();
        overRate.forEach((number, dropped) -> lost.merge(number, dropped, Count::plus));
        raise(sent, left(SENDING, Cookie.Role.SESSION), lost);
        raise(delivered, left(Set.of(Table.DELIVERY), Cookie.Role.DELIVERY),
            lost(Meter.Kind.TOO_LONG_FOR_SINK, cut -> !cut.tunnel()));
        return new Counters(sent, delivered, tooLong(kind -> true), truncated(cut -> true), filtered.leftOut(),
            notSampled(), overRate, missed(UNCLASSIFIED::contains),
            missed(table -> !UNCLASSIFIED.contains(table) && !NORMAL.contains(table)));
    }

    private static void raise(final SortedMap<TapFlowNumber, Count> counts, final SortedMap<TapFlowNumber, Count> left,
            final SortedMap<TapFlowNumber, Count> dropped) {
        left.forEach((number, count) ->
            counts.merge(number, count.minus(dropped.getOrDefault(number, Count.ZERO)), Count::max));
    }

    private SortedMap<TapFlowNumber, Count> notSampled() {
        return counted(counted -> counted.cookie().role() == Cookie.Role.NOT_SAMPLED);
    }

    private SortedMap<TapFlowNumber, Count> left(final Set<Table> where, final Cookie.Role leaving) {
        return counted(counted -> counted.leaves(where, leaving));
    }

    private SortedMap<TapFlowNumber, Count> counted(final Predicate<Counted> which) {
        final var counts = new TreeMap<TapFlowNumber, Count>();
        flows.forEach((counted, total) -> {
            if (which.test(counted)) {
                counts.merge(counted.number(), total, Count::plus);
            }
        });
        return counts;
    }

    /** What was dropped for its length, and what was cut off as asked. */
    private SortedMap<TapFlowNumber, Count> lost(final Meter.Kind dropped, final Predicate<Meter.Shortening> cut) {
        final var counts = tooLong(dropped::equals);
        truncated(cut).forEach((number, truncation) -> counts.merge(number, truncation.saved(), Count::plus));
        return counts;
    }

    private SortedMap<TapFlowNumber, Count> tooLong(final Predicate<Meter.Kind> kinds) {
        return metered(Meter.TooLong.class, meter -> kinds.test(meter.kind()), (meter, total) -> total, Count::plus);
    }

    private SortedMap<TapFlowNumber, Count> overRate() {
        return metered(Meter.Limiter.class, meter -> true, (meter, total) -> total, Count::plus);
    }

    private SortedMap<TapFlowNumber, Truncation> truncated(final Predicate<Meter.Shortening> which) {
        return metered(Meter.Shortening.class, which, (meter, total) -> Truncation.of(total, meter.octets()),
            Truncation::plus);
    }

    /** By tap-flow, what some meters of one type say. */
    private <M extends Meter, C> SortedMap<TapFlowNumber, C> metered(final Class<M> type, final Predicate<M> which,
            final BiFunction<M, Count, C> saying, final BinaryOperator<C> plus) {
        final var counts = new TreeMap<TapFlowNumber, C>();
        meters.forEach((metered, total) -> Optional.of(metered.meter()).filter(type::isInstance).map(type::cast)
            .filter(which).ifPresent(meter -> counts.merge(meter.number(), saying.apply(meter, total), plus)));
        return counts;
    }

    private Count missed(final Predicate<Integer> tables) {
        final var counts = new Count[] {Count.ZERO};
        flows.forEach((counted, total) -> counts[0] = counted.missed(tables) ? counts[0].plus(total) : counts[0]);
        return counts[0];
    }
}
