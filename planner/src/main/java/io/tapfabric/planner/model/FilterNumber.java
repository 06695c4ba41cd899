package io.tapfabric.planner.model;

/**
 * What stands for a filter in register 2. Given out once; not given to another filter before every host has confirmed
 * the removal of the first.
 *
 * @param value 1 to {@value #MAX}
 */
public record FilterNumber(int value) implements Comparable<FilterNumber> {
    public static final int MAX = 0xffffff;

    public FilterNumber {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("filter number " + value + ", allowed 1 to " + MAX);
        }
    }

    @Override
    public int compareTo(final FilterNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "0x" + Integer.toHexString(value);
    }
}
