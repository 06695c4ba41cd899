package io.tapfabric.southbound.openflow;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What identifies a flow in a switch, as on the wire. Equal matches are equal here, in whatever order the switch wrote
 * their fields.
 *
 * @param table OpenFlow table number
 * @param priority 0 to 65535
 * @param match each OXM header (OpenFlow 1.4 section 7.2.3.2) with the hex of its payload
 */
public record WireKey(int table, int priority, SortedMap<Integer, String> match) implements Comparable<WireKey> {
    private static final Comparator<WireKey> ORDER = Comparator.comparingInt(WireKey::table)
        .thenComparing(WireKey::priority, Comparator.reverseOrder())
        .thenComparing(key -> key.match().toString());

    public WireKey {
        match = Collections.unmodifiableSortedMap(new TreeMap<>(match));
    }

    @Override
    public int compareTo(final WireKey other) {
        return ORDER.compare(this, other);
    }
}
