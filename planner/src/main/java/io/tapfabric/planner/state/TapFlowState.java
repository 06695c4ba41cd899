package io.tapfabric.planner.state;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state of one tap-flow.
 *
 * @param id the tap-flow
 * @param number its number in cookies, registers and tunnel keys
 * @param state its state
 * @param sources the state of each source, by the client's id
 * @param sinks where its sink is now
 * @param sent copies that left for the sink
 * @param delivered copies put out at the sink's port
 * @param oversize copies that did not fit the way to the sink
 * @param truncated copies that were longer than asked for
 * @param filtered copies left out by its filter
 * @param notSampled copies of conversations that are not sampled
 * @param overRate copies left out by the rate limit
 * @param problems why it has no or only part of its effect
 */
public record TapFlowState(TapFlowId id, TapFlowNumber number, State state, SortedMap<String, SourceState> sources,
        SortedSet<Place> sinks, Count sent, Count delivered, Count oversize, Truncation truncated,
        Count filtered, Count notSampled, Count overRate, SortedSet<Problem> problems) {
    public TapFlowState {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        sinks = Collections.unmodifiableSortedSet(new TreeSet<>(sinks));
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }
}
