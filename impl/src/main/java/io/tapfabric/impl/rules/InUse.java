package io.tapfabric.impl.rules;

import io.tapfabric.planner.model.TapFlowId;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What is said when something is to be deleted that tap-flows name. */
final class InUse {
    /** So many of them are named. */
    private static final int NAMED = 3;

    private InUse() {
    }

    static String sentence(final String list, final String id, final SortedSet<TapFlowId> flows) {
        return list + " '" + id + "' is still named by tap-flow "
            + flows.stream().limit(NAMED).map(flow -> "'" + flow + "'").collect(Collectors.joining(", "))
            + (flows.size() > NAMED ? " and " + (flows.size() - NAMED) + " more" : "")
            + "; allowed: to delete a " + list + " that no tap-flow names";
    }
}
