package io.tapfabric.impl.rules;

import io.tapfabric.planner.model.TapFlowId;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What is said when something is to be deleted that others name. */
final class InUse {
    /** So many of them are named. */
    private static final int NAMED = 3;

    private InUse() {
    }

    static String sentence(final String list, final String id, final SortedSet<TapFlowId> flows) {
        return list + " '" + id + "' is still named by tap-flow " + some(flows)
            + "; allowed: to delete a " + list + " that no tap-flow names";
    }

    /** The first of them, and how many more there are. */
    static String some(final SortedSet<?> ids) {
        return ids.stream().limit(NAMED).map(id -> "'" + id + "'").collect(Collectors.joining(", "))
            + (ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "");
    }
}
