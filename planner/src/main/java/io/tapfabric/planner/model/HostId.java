package io.tapfabric.planner.model;

/**
 * Identity of a host: {@code external_ids:system-id} of its Open_vSwitch row.
 *
 * @param value the text, not empty
 */
public record HostId(String value) implements Comparable<HostId> {
    public HostId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty HostId");
        }
    }

    public static HostId of(final String value) {
        return new HostId(value);
    }

    @Override
    public int compareTo(final HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
