package io.tapfabric.planner.state;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The state of one tap-service.
 *
 * @param id the tap-service
 * @param state its state
 * @param sinks where its sink is now
 * @param tapFlows how many tap-flows name it
 * @param problems why it has no or only part of its effect
 */
public record TapServiceState(TapServiceId id, State state, SortedSet<Place> sinks, int tapFlows,
        SortedSet<Problem> problems) {
    public TapServiceState {
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }
}
