package io.tapfabric.planner.model;

/**
 * How many copies there may be in a time; more are left out.
 *
 * @param unit what is counted
 * @param rate how many a second, 1 to {@link #MAX}
 * @param burst how many at once after a pause, 1 to {@link #MAX}; a packet of more bits than that never passes
 */
public record RateLimit(Unit unit, long rate, long burst) {
    /** The highest rate and burst that a meter can have (OpenFlow 1.4 section 7.3.4.5: 32 bits). */
    public static final long MAX = 0xffff_ffffL;
    /** The longest packet that there is, in kilobits, rounded up: 65,535 octets behind an Ethernet header and a tag. */
    public static final long LONGEST = 525;

    /** What a rate counts. */
    public enum Unit {
        /** Packets. */
        PACKETS,
        /** Thousands of bits, from the Ethernet header on. */
        KILOBITS
    }

    public RateLimit {
        if (rate < 1 || rate > MAX || burst < 1 || burst > MAX) {
            throw new IllegalArgumentException("rate " + rate + " with burst " + burst);
        }
    }

    /** Whether a packet of any length passes after a pause. */
    public boolean fitsAny() {
        return unit == Unit.PACKETS || burst >= LONGEST;
    }
}
