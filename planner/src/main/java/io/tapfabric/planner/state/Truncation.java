package io.tapfabric.planner.state;

/**
 * Copies that were cut as their tap-flow asks.
 *
 * @param packets how many were cut
 * @param before their octets before, from the Ethernet header on
 * @param after what is left of them
 */
public record Truncation(long packets, long before, long after) {
    public static final Truncation NONE = new Truncation(0, 0, 0);

    /** So many packets, each of which was longer than {@code octets}, and cut to that. */
    public static Truncation of(final Count longer, final int octets) {
        return new Truncation(longer.packets(), longer.bytes(), longer.packets() * octets);
    }

    public Truncation plus(final Truncation other) {
        return new Truncation(packets + other.packets, before + other.before, after + other.after);
    }

    /** What was cut off: octets, and no packet. */
    public Count saved() {
        return new Count(0, before - after);
    }
}
