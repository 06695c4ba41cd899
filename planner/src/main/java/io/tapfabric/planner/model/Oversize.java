package io.tapfabric.planner.model;

/**
 * What becomes of a copy that is longer than what the way to the sink carries.
 */
public enum Oversize {
    /** It is cut to what fits. */
    TRUNCATE,
    /** It is left out. */
    DROP
}
