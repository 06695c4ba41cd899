package io.tapfabric.planner.row;

import java.util.Map;

/**
 * What marks a row of Open vSwitch's database as ours: {@code external_ids:tapfabric} with any text but the empty one.
 * A row without it is never changed and never deleted; only brtap is ours by its name.
 */
public final class Mark {
    /** The key in {@code external_ids}. */
    public static final String KEY = "tapfabric";
    /** The text that we write; any other text marks as well. */
    public static final String TEXT = "owned";

    private Mark() {
        // constants only
    }

    /** Whether these {@code external_ids} belong to a row of ours. */
    public static boolean in(final Map<String, String> externalIds) {
        return !externalIds.getOrDefault(KEY, "").isEmpty();
    }
}
