package io.tapfabric.planner.state;

import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one host has counted.
 *
 * @param sent copies that left for the sink, by tap-flow
 * @param delivered copies put out at the sink's port, by tap-flow
 * @param oversize copies that did not fit the way to the sink, truncated or dropped, by tap-flow
 * @param truncated copies that were longer than asked for, by tap-flow
 * @param filtered copies left out by a filter, by tap-flow
 * @param notSampled copies of conversations that are not sampled, by tap-flow
 * @param overRate copies left out by the rate limit, by tap-flow
 * @param unclassified copies that matched no source
 * @param unwanted copies for tap-flows not known there, and what sinks sent
 */
public record Counters(SortedMap<TapFlowNumber, Count> sent, SortedMap<TapFlowNumber, Count> delivered,
        SortedMap<TapFlowNumber, Count> oversize, SortedMap<TapFlowNumber, Truncation> truncated,
        SortedMap<TapFlowNumber, Count> filtered, SortedMap<TapFlowNumber, Count> notSampled,
        SortedMap<TapFlowNumber, Count> overRate, Count unclassified,
        Count unwanted) {
    public static final Counters NONE = new Counters(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(),
        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Count.ZERO, Count.ZERO);

    public Counters {
        sent = Collections.unmodifiableSortedMap(new TreeMap<>(sent));
        delivered = Collections.unmodifiableSortedMap(new TreeMap<>(delivered));
        oversize = Collections.unmodifiableSortedMap(new TreeMap<>(oversize));
        truncated = Collections.unmodifiableSortedMap(new TreeMap<>(truncated));
        filtered = Collections.unmodifiableSortedMap(new TreeMap<>(filtered));
        notSampled = Collections.unmodifiableSortedMap(new TreeMap<>(notSampled));
        overRate = Collections.unmodifiableSortedMap(new TreeMap<>(overRate));
    }
}
