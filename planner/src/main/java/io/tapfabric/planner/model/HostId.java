package io.tapfabric.planner.model;

import com.google.common.base.CharMatcher;
import java.util.Optional;

/**
 * Identity of a host: {@code external_ids:system-id} of its Open_vSwitch row.
 *
 * @param value the text, not empty
 */
public record HostId(String value) implements Comparable<HostId> {
    private static final int LONGEST = 255;

    public HostId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty HostId");
        }
    }

    /** Foreign text as an id; nothing if it is too long, empty or has control characters. */
    public static Optional<HostId> find(final String text) {
        return text.isEmpty() || text.length() > LONGEST || CharMatcher.javaIsoControl().matchesAnyOf(text)
            ? Optional.empty() : Optional.of(of(text));
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
