package io.tapfabric.planner.model;

/**
 * Which packets of a source are copied, as the guest behind it sees them: IN is what the guest receives.
 */
public enum Direction {
    IN, OUT, BOTH;

    public boolean in() {
        return this != OUT;
    }

    public boolean out() {
        return this != IN;
    }
}
