package io.tapfabric.southbound.openflow;

/**
 * A meter that a switch holds, with its counters.
 *
 * @param meter what it does
 * @param packets packets that it has seen
 * @param bytes octets of these packets
 */
public record ObservedMeter(WireMeter meter, long packets, long bytes) {
}
