package io.tapfabric.planner.model;

/**
 * What stands for a tap-flow in OpenFlow cookies, register 0 and GRE keys. 24 bits, so that it also fits a VXLAN
 * network identifier (RFC 7348 section 5). Given out once; not given to another tap-flow before every host has
 * confirmed the removal of the first.
 *
 * @param value 1 to {@value #MAX}
 */
public record TapFlowNumber(int value) implements Comparable<TapFlowNumber> {
    public static final int MAX = 0xffffff;
    /** How many bits hold one. */
    public static final int BITS = 24;

    public TapFlowNumber {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("tap-flow number " + value + ", allowed 1 to " + MAX);
        }
    }

    @Override
    public int compareTo(final TapFlowNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "0x" + Integer.toHexString(value);
    }
}
