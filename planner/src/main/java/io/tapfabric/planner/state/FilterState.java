package io.tapfabric.planner.state;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.TapFlowId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where one filter is found: on hosts by its number, and in the tap-flows that it judges.
 *
 * @param id the filter
 * @param number what stands for it in register 2
 * @param tapFlows the tap-flows that name it
 */
public record FilterState(FilterId id, FilterNumber number, SortedSet<TapFlowId> tapFlows) {
    public FilterState {
        tapFlows = Collections.unmodifiableSortedSet(new TreeSet<>(tapFlows));
    }
}
