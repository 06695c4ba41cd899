package io.tapfabric.planner.model;

/**
 * Identity of a tap-flow, chosen by the client.
 *
 * @param value the text, not empty
 */
public record TapFlowId(String value) implements Comparable<TapFlowId> {
    public TapFlowId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty TapFlowId");
        }
    }

    public static TapFlowId of(final String value) {
        return new TapFlowId(value);
    }

    @Override
    public int compareTo(final TapFlowId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
