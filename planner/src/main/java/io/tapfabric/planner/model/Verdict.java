package io.tapfabric.planner.model;

/**
 * What a filter says of a packet.
 */
public enum Verdict {
    /** It is copied. */
    ACCEPT,
    /** It is not. */
    REJECT
}
