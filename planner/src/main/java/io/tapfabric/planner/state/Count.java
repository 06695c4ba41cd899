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
}
