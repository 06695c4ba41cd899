package io.tapfabric.southbound.openflow;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What identifies a flow in a switch, as on the wire. Equal matches are equal here, in whatever order the switch wrote
 * their fields.
 *
 * @param table OpenFlow table number
 * @param priority 0 to 65535
 * @param match each OXM header (OpenFlow 1.4 section 7.2.3.2) with the hex of its payload. The order of headers,
 *     as signed numbers, is fit for the wire: OpenFlow's own fields by number, then the ONF's, then Nicira's, so that
 *     a field comes after those it depends on
 */
public record WireKey(int table, int priority, SortedMap<Integer, String> match) implements Comparable<WireKey> {
    private static final Comparator<WireKey> ORDER = Comparator.comparingInt(WireKey::table)
        .thenComparing(WireKey::priority, Comparator.reverseOrder())
        .thenComparing(WireKey::match, WireKey::compare);

    public WireKey {
        match = Collections.unmodifiableSortedMap(new TreeMap<>(match));
    }

    private static int compare(final SortedMap<Integer, String> one, final SortedMap<Integer, String> other) {
        final var others = other.entrySet().iterator();
        for (var field : one.entrySet()) {
            final int order = others.hasNext() ? compare(field, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private static int compare(final Map.Entry<Integer, String> one, final Map.Entry<Integer, String> other) {
        final int order = one.getKey().compareTo(other.getKey());
        return order != 0 ? order : one.getValue().compareTo(other.getValue());
    }

    @Override
    public int compareTo(final WireKey other) {
        return ORDER.compare(this, other);
    }

    /** For the log: each field of the match as {@code header:payload} in hex. */
    @Override
    public String toString() {
        final var text = new StringBuilder("table=" + table + ",priority=" + priority);
        match.forEach((header, payload) -> text.append(String.format(",%08x:%s", header, payload)));
        return text.toString();
    }
}
