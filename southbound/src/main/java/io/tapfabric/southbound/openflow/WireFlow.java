package io.tapfabric.southbound.openflow;

/**
 * A whole flow, as on the wire.
 *
 * @param key what identifies it
 * @param entry what it does
 */
public record WireFlow(WireKey key, WireEntry entry) {
}
