package io.tapfabric.planner.flow;

import io.tapfabric.planner.model.FilterRule;

/**
 * The priorities of flows on brtap. Flows of one priority in one table never match the same packet.
 */
public final class Priority {
    /** Keeps out of a bridge's copies the tunnels that carry copies. */
    public static final int TUNNELS = 300;
    /** Keeps out of a bridge's copies what a sink's guest receives there, and one below that, what it sends. */
    public static final int SINKS = 200;
    /** Keeps from a tap-flow what its own sources sent. */
    public static final int OWN = 150;
    /** What belongs to a conversation, among the copies of a tap-flow that samples these. */
    public static final int CONVERSATION = 110;
    /** Recognises exactly one thing: a port, a source, a tap-flow. */
    public static final int EXACT = 100;
    /** What a tap-flow does not sample. */
    public static final int NOT_SAMPLED = 90;
    /** Of a bridge's copies, by source MAC: what a source has sent, it is not said to have received. */
    public static final int BY_SENDER = 85;
    /** Is added to the others of a bridge if it is for one VLAN: then it comes before those for any. */
    public static final int IN_VLAN = 2;
    /** Of a bridge's copies, what a source sends to many itself. */
    public static final int TO_MANY_OWN = 81;
    /** Of a bridge's copies, what is sent to many. */
    public static final int TO_MANY = 80;
    /** Of a bridge's copies, by destination MAC. */
    public static final int BY_RECEIVER = 75;
    /** Multicast in one VLAN. */
    public static final int VLAN_MULTICAST = 60;
    /** Multicast in any other VLAN. */
    public static final int MULTICAST = 50;
    /** A bridge's copies of any other VLAN. */
    public static final int OTHER_VLANS = 40;
    /** What no rule of a filter matched. */
    public static final int FILTER_DEFAULT = 1;
    /** What nothing else matched. */
    public static final int MISS = 0;

    private static final int HIGHEST = 65_535;

    private Priority() {
    }

    /** What a filter's rule of priority {@code priority}, 1 to {@link FilterRule#LAST}, matches: the first on top. */
    public static int ofRule(final int priority) {
        return HIGHEST - (priority - FilterRule.FIRST);
    }

    /** The priority of the rule that a filter's flow is for: the reverse of {@link #ofRule}. */
    public static int ruleOf(final int priority) {
        return HIGHEST - (priority - FilterRule.FIRST);
    }
}
