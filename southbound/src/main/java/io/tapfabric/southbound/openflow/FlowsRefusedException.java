package io.tapfabric.southbound.openflow;

import io.tapfabric.southbound.RefusedException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some flows of a change were refused, and so the whole change. The others may be tried without them.
 */
public final class FlowsRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final transient Reasons reasons;

    private record Reasons(SortedMap<WireKey, String> byFlow) {
        @Override
        public String toString() {
            return byFlow.get(byFlow.firstKey()) + (byFlow.size() == 1 ? "" : "; " + (byFlow.size() - 1) + " more");
        }
    }

    /**
     * Some flows were refused.
     *
     * @param reasons why, for each of them; not empty
     */
    public FlowsRefusedException(final SortedMap<WireKey, String> reasons) {
        this(new Reasons(Collections.unmodifiableSortedMap(new TreeMap<>(reasons))));
    }

    private FlowsRefusedException(final Reasons reasons) {
        super(reasons.toString());
        this.reasons = reasons;
    }

    /** The flows that were refused, and why. */
    public SortedMap<WireKey, String> reasons() {
        return reasons.byFlow();
    }
}
