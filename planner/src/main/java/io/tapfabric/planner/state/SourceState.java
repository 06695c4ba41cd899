package io.tapfabric.planner.state;

import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.plan.Spot;
import java.util.List;
import java.util.SortedSet;

/**
 * The state of one source of a tap-flow.
 *
 * @param state its state
 * @param spots where it is now
 * @param problems why it has no or only part of its effect
 */
public record SourceState(State state, List<Spot> spots, SortedSet<Problem> problems) {
    public SourceState {
        spots = List.copyOf(spots);
    }
}
