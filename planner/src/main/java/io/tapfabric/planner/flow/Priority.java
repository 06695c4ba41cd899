package io.tapfabric.planner.flow;

/**
 * The priorities of flows on brtap. Flows of one priority in one table never match the same packet.
 */
public final class Priority {
    /** Recognises exactly one thing: a port, a source, a tap-flow. */
    public static final int EXACT = 100;
    /** Multicast in one VLAN. */
    public static final int VLAN_MULTICAST = 60;
    /** Multicast in any other VLAN. */
    public static final int MULTICAST = 50;
    /** What nothing else matched. */
    public static final int MISS = 0;

    private Priority() {
    }
}
