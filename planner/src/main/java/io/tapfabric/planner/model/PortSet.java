package io.tapfabric.planner.model;

import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Ports of TCP, UDP or SCTP that a filter's rule names. Every port is no demand: later fragments meet it, too.
 *
 * @param ranges the ports, as few ranges as can be, each with its first end and without its last; none means every port
 */
public record PortSet(ImmutableRangeSet<Integer> ranges) {
    /** The highest port. */
    public static final int HIGHEST = 65_535;

    private static final Range<Integer> EVERY = Range.closedOpen(0, HIGHEST + 1);

    /** Every port. */
    public static final PortSet ALL = new PortSet(ImmutableRangeSet.of());

    public PortSet {
        if (!ranges.isEmpty() && !EVERY.encloses(ranges.span())) {
            throw new IllegalArgumentException("ports " + ranges + ", allowed 0 to " + HIGHEST);
        }
        final var fewest = TreeRangeSet.<Integer>create();
        ranges.asRanges().forEach(range -> fewest.add(range.canonical(DiscreteDomain.integers())));
        ranges = fewest.encloses(EVERY) ? ImmutableRangeSet.of() : ImmutableRangeSet.copyOf(fewest);
    }

    /**
     * Reads ports and ranges of ports, such as {@code 80} and {@code 8000-8080}; no text at all means every port.
     *
     * @throws IllegalArgumentException if a text is anything else, a port above {@value #HIGHEST}, or a range whose
     *         last comes before its first
     */
    public static PortSet of(final Collection<String> texts) {
        final var ranges = TreeRangeSet.<Integer>create();
        texts.forEach(text -> ranges.add(range(text)));
        return new PortSet(ImmutableRangeSet.copyOf(ranges));
    }

    private static Range<Integer> range(final String text) {
        if (text.matches("\\d{1,5}(-\\d{1,5})?")) {
            final var ends = text.split("-", 2);
            final int first = Integer.parseInt(ends[0]);
            final int last = Integer.parseInt(ends[ends.length - 1]);
            if (first <= last && last <= HIGHEST) {
                return Range.closedOpen(first, last + 1);
            }
        }
        throw new IllegalArgumentException("port " + text + ", allowed 0 to " + HIGHEST + ", as 80 or 8000-8080");
    }

    /** Whether every port is meant. */
    public boolean isAll() {
        return ranges.isEmpty();
    }

    /** Ports and ranges, joined by commas; {@code all} for every port. */
    @Override
    public String toString() {
        return isAll() ? "all" : ranges.asRanges().stream().map(PortSet::text).collect(Collectors.joining(","));
    }

    private static String text(final Range<Integer> range) {
        final int last = range.upperEndpoint() - 1;
        return range.lowerEndpoint() == last ? String.valueOf(last) : range.lowerEndpoint() + "-" + last;
    }
}
