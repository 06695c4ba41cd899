package io.tapfabric.planner.state;

/**
 * The state of a tap-flow or tap-service, as the YANG model defines it.
 */
public enum State {
    /** Not in effect yet: something is missing or not confirmed. */
    PENDING,
    /** In effect on every host concerned and confirmed by each: the next packet is copied. */
    ACTIVE,
    /** In effect in part, or no longer confirmed. */
    DEGRADED,
    /** Cannot take effect as it is. */
    REJECTED,
    /** Switched off. */
    DISABLED
}
