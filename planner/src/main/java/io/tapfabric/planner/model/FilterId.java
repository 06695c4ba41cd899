package io.tapfabric.planner.model;

/**
 * Identity of a filter, chosen by the client.
 *
 * @param value the text, not empty
 */
public record FilterId(String value) implements Comparable<FilterId> {
    public FilterId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty FilterId");
        }
    }

    public static FilterId of(final String value) {
        return new FilterId(value);
    }

    @Override
    public int compareTo(final FilterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
