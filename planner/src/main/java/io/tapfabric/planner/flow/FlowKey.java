package io.tapfabric.planner.flow;

import java.util.Comparator;

/**
 * What identifies a flow in a switch (OpenFlow 1.4 section 6.4: table, priority and match).
 *
 * @param table its table
 * @param priority 0 to 65535, the highest that matches wins
 * @param match what packets it takes
 */
public record FlowKey(Table table, int priority, Match match) implements Comparable<FlowKey> {
    private static final Comparator<FlowKey> ORDER = Comparator.comparing(FlowKey::table)
        .thenComparing(FlowKey::priority, Comparator.reverseOrder())
        .thenComparing(FlowKey::match);

    @Override
    public int compareTo(final FlowKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "table=" + table.number() + ", priority=" + priority + (match.equals(Match.ANY) ? "" : "," + match);
    }
}
