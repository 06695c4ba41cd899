package io.tapfabric.planner.plan;

/**
 * Limits that Open vSwitch sets.
 */
public final class Limits {
    /** Mirrors on a bridge, everybody's counted ({@code MAX_MIRRORS}); a further one fails in silence. */
    public static final int MIRRORS_PER_BRIDGE = 32;

    private Limits() {
    }
}
