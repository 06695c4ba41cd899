package io.tapfabric.planner.filter;

import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match.Bits;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of numbers as masked values: blocks whose length is a power of two and whose first number is a multiple of
 * it, as prefixes are. They do not overlap, and no fewer such blocks make up the same numbers: of a field of n bits, at
 * most 2 n - 2 for each range.
 */
final class RangeMasks {
    private RangeMasks() {
    }

    /** The values of {@code field} that are in {@code ranges}, from low to high. */
    static List<Bits> of(final Field field, final RangeSet<Integer> ranges) {
        final var masks = new ArrayList<Bits>();
        ranges.asRanges().forEach(range -> add(masks, field, range.canonical(DiscreteDomain.integers())));
        return masks;
    }

    /** Takes the longest block that begins here and does not go beyond the range's end, until none is left. */
    private static void add(final List<Bits> masks, final Field field, final Range<Integer> range) {
        final int end = range.upperEndpoint();
        int first = range.lowerEndpoint();
        while (first < end) {
            final int fits = Integer.highestOneBit(end - first);
            final int length = first == 0 ? fits : Math.min(fits, Integer.lowestOneBit(first));
            masks.add(new Bits(first, field.exact() & -length));
            first += length;
        }
    }
}
