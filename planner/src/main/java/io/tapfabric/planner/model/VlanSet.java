package io.tapfabric.planner.model;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * VLANs that an intent names; VLAN 0 stands for frames without a tag.
 *
 * @param vlans the VLANs; none means all
 */
public record VlanSet(SortedSet<Integer> vlans) {
    /** The highest VLAN (IEEE 802.1Q-2018 section 9.6). */
    public static final int HIGHEST = 4094;
    /** Every VLAN. */
    public static final VlanSet ALL = new VlanSet(new TreeSet<>());

    public VlanSet {
        vlans = Collections.unmodifiableSortedSet(new TreeSet<>(vlans));
    }

    /**
     * Reads VLANs and ranges of VLANs, such as {@code 10} and {@code 20-30}; no text at all means all.
     *
     * @throws IllegalArgumentException if a text is anything else, a VLAN above {@value #HIGHEST}, or a range whose
     *         last comes before its first
     */
    public static VlanSet of(final Collection<String> texts) {
        final var vlans = new TreeSet<Integer>();
        texts.forEach(text -> vlans.addAll(ContiguousSet.create(range(text), DiscreteDomain.integers())));
        return new VlanSet(vlans);
    }

    private static Range<Integer> range(final String text) {
        if (text.matches("\\d{1,4}(-\\d{1,4})?")) {
            final var ends = text.split("-", 2);
            final int first = Integer.parseInt(ends[0]);
            final int last = Integer.parseInt(ends[ends.length - 1]);
            if (first <= last && last <= HIGHEST) {
                return Range.closed(first, last);
            }
        }
        throw new IllegalArgumentException("VLAN " + text + ", allowed 0 to " + HIGHEST + ", as 10 or 20-30");
    }

    /** Whether every VLAN is meant. */
    public boolean isAll() {
        return vlans.isEmpty();
    }

    /** Whether this VLAN is meant. */
    public boolean has(final int vlan) {
        return vlans.isEmpty() || vlans.contains(vlan);
    }

    /** The VLANs, as few ranges as can be, each with its first end and without its last; none means all. */
    public ImmutableRangeSet<Integer> ranges() {
        final var ranges = ImmutableRangeSet.<Integer>builder();
        int first = 0;
        int end = 0;
        for (int vlan : vlans) {
            if (vlan != end) {
                add(ranges, first, end);
                first = vlan;
            }
            end = vlan + 1;
        }
        add(ranges, first, end);
        return ranges.build();
    }

    private static void add(final ImmutableRangeSet.Builder<Integer> ranges, final int first, final int end) {
        if (first < end) {
            ranges.add(Range.closedOpen(first, end));
        }
    }

    /** VLANs and ranges, joined by commas; {@code all} for every VLAN. */
    @Override
    public String toString() {
        return isAll() ? "all" : ranges().asRanges().stream().map(VlanSet::text).collect(Collectors.joining(","));
    }

    private static String text(final Range<Integer> range) {
        final int last = range.upperEndpoint() - 1;
        return range.lowerEndpoint() == last ? String.valueOf(last) : range.lowerEndpoint() + "-" + last;
    }
}
