package io.tapfabric.planner.plan;

/**
 * Limits that Open vSwitch sets.
 */
public final class Limits {
    /** Mirrors on a bridge, everybody's counted ({@code MAX_MIRRORS}); a further one fails in silence. */
    public static final int MIRRORS_PER_BRIDGE = 32;

    /** Resubmits for one packet, over all bridges that it passes ({@code MAX_RESUBMITS}). */
    public static final int RESUBMITS_PER_PACKET = 4096;

    /** The most resubmits of a lane: the patch leads to table INPUT, and that to OUT or IN. */
    public static final int RESUBMITS_PER_LANE = 2;

    /**
     * The most resubmits of one copy after its lane: to SENDER, to SESSION, and to DELIVERY or, if it leaves for
     * another host, to the bridge of the underlay. Who puts a table on the way of copies has to raise it.
     */
    public static final int RESUBMITS_PER_COPY = 3;

    /** Octets of datapath actions for one packet, over all bridges: 64 kB ({@code UINT16_MAX}). */
    public static final int ACTION_OCTETS_PER_PACKET = 65_535;

    /** The most octets of datapath actions of one copy: to another host, over IPv6; over IPv4 there are 76. */
    public static final int ACTION_OCTETS_PER_COPY = 96;

    /**
     * Copies of one packet, on all bridges of its host. Who comes after what copies have used up gets nothing, the
     * packet itself included: without resubmits left Open vSwitch drops it where its bridge resubmits, without octets
     * left it does not reach further ports. The octets end at 682 copies (862 over IPv4), the resubmits at 1,364. This
     * many leave a quarter of the octets to where the packet itself goes (a tunnel takes some 90), and more than half
     * of the resubmits to the pipelines of others.
     */
    public static final int COPIES_PER_PACKET = 500;

    private Limits() {
    }
}
