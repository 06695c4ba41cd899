package io.tapfabric.planner.state;

/**
 * Packets and octets counted.
 *
 * @param packets packets, 0 or more
 * @param bytes octets from the Ethernet header on, without frame check sequence
 */
public record Count(long packets, long bytes) {
    public static final Count ZERO = new Count(0, 0);

    public Count plus(final Count other) {
        return new Count(packets + other.packets, bytes + other.bytes);
    }

    /** What is left without the other; nothing if that is more. */
    public Count minus(final Count other) {
        return new Count(Math.max(0, packets - other.packets), Math.max(0, bytes - other.bytes));
    }

    /** The higher of the packets, and of the octets. */
    public Count max(final Count other) {
        return new Count(Math.max(packets, other.packets), Math.max(bytes, other.bytes));
    }
}
