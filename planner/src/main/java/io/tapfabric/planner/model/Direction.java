package io.tapfabric.planner.model;

import java.util.List;

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

    /** The one or two directions of which it is made. */
    public List<Direction> each() {
        return this == BOTH ? List.of(OUT, IN) : List.of(this);
    }
}
