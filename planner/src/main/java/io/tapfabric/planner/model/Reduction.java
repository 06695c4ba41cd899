package io.tapfabric.planner.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much less a tap-flow copies than all that it might.
 *
 * @param truncate how many octets of a copy are left, Ethernet header included; {@link #MIN_TRUNCATE} to
 *     {@link #MAX_TRUNCATE}; all if empty
 * @param rate how many copies there may be in a time; any if empty
 * @param sample of how many conversations one is copied, all its packets in both directions; {@link #MIN_SAMPLE} to
 *     {@link #MAX_SAMPLE}; each if empty
 */
public record Reduction(OptionalInt truncate, Optional<RateLimit> rate, OptionalInt sample) {
    /** The shortest that a copy is cut to: its Ethernet header (IEEE 802.3 section 3.2). */
    public static final int MIN_TRUNCATE = 14;
    /** The longest that there is. */
    public static final int MAX_TRUNCATE = 65_535;
    /** One of two. */
    public static final int MIN_SAMPLE = 2;
    /** The most that Open vSwitch can choose of, less one ({@code multipath}, ovs-actions(7)). */
    public static final int MAX_SAMPLE = 65_535;
    /** No reduction. */
    public static final Reduction NONE = new Reduction(OptionalInt.empty(), Optional.empty(), OptionalInt.empty());

    public Reduction {
        truncate.ifPresent(octets -> {
            if (octets < MIN_TRUNCATE || octets > MAX_TRUNCATE) {
                throw new IllegalArgumentException("truncate to " + octets + " octets");
            }
        });
        sample.ifPresent(of -> {
            if (of < MIN_SAMPLE || of > MAX_SAMPLE) {
                throw new IllegalArgumentException("sample one of " + of);
            }
        });
    }

    /** Whether no copy is left longer than {@code octets}, whatever it was before. */
    public boolean within(final int octets) {
        return truncate.isPresent() && truncate.getAsInt() <= octets;
    }
}
