package io.tapfabric.planner.plan;

/**
 * Limits that Open vSwitch sets.
 */
public final class Limits {
    /** Mirrors on a bridge, everybody's counted ({@code MAX_MIRRORS}); a further one fails in silence. */
    public static final int MIRRORS_PER_BRIDGE = 32;
    /**
     * Resubmits that the copies of one packet may take, of the 4,096 for all bridges that it passes
     * ({@code MAX_RESUBMITS}). Without any left, Open vSwitch drops the packet itself where its bridge resubmits; so a
     * third is left to the pipelines of others.
     */
    public static final int RESUBMITS = 2_700;
    /** The most resubmits of a lane: the patch leads to table INPUT, and that to OUT, IN or BRIDGE. */
    public static final int RESUBMITS_PER_LANE = 2;
    /**
     * Octets of datapath actions that the copies of one packet may take, of 64 kB ({@code UINT16_MAX}) for all bridges.
     * Without any left, the packet does not reach further ports; so a quarter is left to where it goes itself (a tunnel
     * takes some 90).
     */
    public static final int ACTION_OCTETS = 48_000;
    /** The most octets of datapath actions of one copy to a port of its host. */
    public static final int OCTETS_TO_PORT = 16;
    /** The most octets of datapath actions of one copy to another host over IPv6; over IPv4 there are 76. */
    public static final int OCTETS_TO_HOST = 96;
    /** What a check of a copy's length adds, a meter included, besides doing everything after it twice over. */
    public static final int OCTETS_TO_CHECK = 40;
    /** What a rate limit adds: a clone of everything after it, and a meter. */
    public static final int OCTETS_TO_LIMIT = 16;
    /** The MTU of what nothing is known of: that of Ethernet (IEEE 802.3 section 3.2.7). */
    public static final int USUAL_MTU = 1_500;

    private Limits() {
    }
}
