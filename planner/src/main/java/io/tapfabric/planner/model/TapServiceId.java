package io.tapfabric.planner.model;

/**
 * Identity of a tap-service, chosen by the client.
 *
 * @param value the text, not empty
 */
public record TapServiceId(String value) implements Comparable<TapServiceId> {
    public TapServiceId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty TapServiceId");
        }
    }

    public static TapServiceId of(final String value) {
        return new TapServiceId(value);
    }

    @Override
    public int compareTo(final TapServiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
