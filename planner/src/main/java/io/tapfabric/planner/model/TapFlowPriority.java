package io.tapfabric.planner.model;

/**
 * A tap-flow's place among those that have one on the same source; the lowest is asked first whether it takes a packet.
 *
 * @param value {@value #FIRST} to {@value #LAST}, {@value #FIRST} first
 */
public record TapFlowPriority(int value) implements Comparable<TapFlowPriority> {
    public static final int FIRST = 1;
    public static final int LAST = 32_766;

    public TapFlowPriority {
        if (value < FIRST || value > LAST) {
            throw new IllegalArgumentException("priority " + value + ", allowed " + FIRST + " to " + LAST);
        }
    }

    @Override
    public int compareTo(final TapFlowPriority other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
