package io.tapfabric.planner.model;

import com.google.common.base.CharMatcher;
import java.util.Optional;

/**
 * Name of an Open vSwitch port, unique on its host.
 *
 * @param value the text, not empty
 */
public record PortName(String value) implements Comparable<PortName> {
    private static final int LONGEST = 64;
    private static final CharMatcher UNFIT = CharMatcher.javaIsoControl().or(CharMatcher.whitespace())
        .or(CharMatcher.is('/'));

    public PortName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty PortName");
        }
    }

    /** Foreign text as a name; nothing if it is too long, empty, or has white space, control characters or '/'. */
    public static Optional<PortName> find(final String text) {
        return text.isEmpty() || text.length() > LONGEST || UNFIT.matchesAnyOf(text)
            ? Optional.empty() : Optional.of(of(text));
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
