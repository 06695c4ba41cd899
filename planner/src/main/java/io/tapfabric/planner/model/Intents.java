package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One snapshot of everything that was asked for.
 *
 * @param generation counts snapshots; a host reports the one it has applied
 * @param filters filters by id
 * @param services tap-services by id
 * @param flows tap-flows by id
 */
public record Intents(long generation, SortedMap<FilterId, Filter> filters,
        SortedMap<TapServiceId, TapService> services, SortedMap<TapFlowId, TapFlow> flows) {
    public static final Intents NONE = new Intents(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Intents {
        filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        flows = Collections.unmodifiableSortedMap(new TreeMap<>(flows));
    }
}
