package io.tapfabric.planner.model;

/**
 * Name of an Open vSwitch bridge, unique on its host.
 *
 * @param value the text, not empty
 */
public record BridgeName(String value) implements Comparable<BridgeName> {
    public BridgeName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty BridgeName");
        }
    }

    public static BridgeName of(final String value) {
        return new BridgeName(value);
    }

    @Override
    public int compareTo(final BridgeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
