package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A mirror source and what is copied from it, as asked for.
 *
 * @param id the client's id
 * @param number what stands for the tap-flow in cookies, registers and tunnel keys
 * @param enabled whether packets are copied
 * @param services where the copies go: one tap-service at least; each gets a copy
 * @param sources where they come from, by the client's id
 * @param direction which packets of the sources
 * @param filter what judges them; all are copied if empty
 * @param priority its place among those of the same source that have one: of these, one takes a packet. Without one
 *     it gets its copy whatever they do
 * @param oversize what becomes of copies that do not fit the way to the sink
 * @param reduction how much less is copied than that
 * @param identity what remote collectors tell its copies by, if that is its own
 */
public record TapFlow(TapFlowId id, TapFlowNumber number, boolean enabled, SortedSet<TapServiceId> services,
        SortedMap<String, Source> sources, Direction direction, Optional<FilterId> filter,
        Optional<TapFlowPriority> priority, Oversize oversize, Reduction reduction, Optional<Long> identity) {
    public TapFlow {
        if (services.isEmpty()) {
            throw new IllegalArgumentException("tap-flow " + id + " has no tap-service");
        }
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    public TapFlow(final TapFlowId id, final TapFlowNumber number, final boolean enabled,
            final SortedSet<TapServiceId> services, final SortedMap<String, Source> sources, final Direction direction,
            final Optional<FilterId> filter, final Optional<TapFlowPriority> priority, final Oversize oversize,
            final Reduction reduction) {
        this(id, number, enabled, services, sources, direction, filter, priority, oversize, reduction,
            Optional.empty());
    }
}
