package io.tapfabric.southbound.openflow;

/**
 * A flow that a switch holds, with its counters.
 *
 * @param entry what it does
 * @param packets packets it matched
 * @param bytes octets of these packets
 */
public record ObservedFlow(WireEntry entry, long packets, long bytes) {
}
