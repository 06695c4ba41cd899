package io.tapfabric.planner.state;

import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that a host should hold, or should hold no more, and that it refused.
 *
 * @param message why, in words for an operator
 * @param tapFlows those that cannot do without it
 */
public record Refusal(String message, SortedSet<TapFlowNumber> tapFlows) {
    public Refusal {
        tapFlows = Collections.unmodifiableSortedSet(new TreeSet<>(tapFlows));
    }
}
