package io.tapfabric.planner.model;

/**
 * Name of an Open vSwitch port, unique on its host.
 *
 * @param value the text, not empty
 */
public record PortName(String value) implements Comparable<PortName> {
    public PortName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty PortName");
        }
    }

    public static PortName of(final String value) {
        return new PortName(value);
    }

    @Override
    public int compareTo(final PortName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
