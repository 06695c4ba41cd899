package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapService;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was found for one tap-service.
 *
 * @param service the tap-service
 * @param sinks where its sink is: one port, or two while its guest moves
 * @param tapFlows how many tap-flows name it
 * @param problems why copies cannot be delivered
 */
public record TapServicePlan(TapService service, SortedSet<Place> sinks, int tapFlows, SortedSet<Problem> problems) {
    public TapServicePlan {
        sinks = Collections.unmodifiableSortedSet(new TreeSet<>(sinks));
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }
}
