package io.tapfabric.impl.store;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Gives every tap-flow and every filter its number.
 */
public interface Numbers {
    /**
     * Gives numbers to the tap-flows that exist now. An id that was there in the call before keeps its number; one that
     * is no longer among {@code present} loses it, and gets another should it come back.
     *
     * @param present all tap-flows of one snapshot of the intents
     * @return a number for each of them
     */
    SortedMap<TapFlowId, TapFlowNumber> assign(SortedSet<TapFlowId> present);

    /** Gives numbers to the filters that exist now, likewise. */
    SortedMap<FilterId, FilterNumber> assignFilters(SortedSet<FilterId> present);
}
