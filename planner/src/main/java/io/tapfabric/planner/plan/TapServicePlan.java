package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapService;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was found for one tap-service.
 *
 * @param service the tap-service
 * @param sink where its sink is
 * @param tapFlows how many tap-flows name it
 * @param problems why copies cannot be delivered
 */
public record TapServicePlan(TapService service, Optional<Place> sink, int tapFlows, SortedSet<Problem> problems) {
    public TapServicePlan {
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }
}
