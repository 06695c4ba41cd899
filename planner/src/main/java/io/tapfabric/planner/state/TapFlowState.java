package io.tapfabric.planner.state;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The state of one tap-flow.
 *
 * @param id the tap-flow
 * @param number its number in cookies, registers and tunnel keys
 * @param state its state
 * @param source where its source is now
 * @param sink where its sink is now
 * @param sent copies that left for the sink
 * @param delivered copies put out at the sink's port
 * @param problems why it has no or only part of its effect
 */
public record TapFlowState(TapFlowId id, TapFlowNumber number, State state, Optional<Place> source,
        Optional<Place> sink, Count sent, Count delivered, SortedSet<Problem> problems) {
    public TapFlowState {
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }
}
