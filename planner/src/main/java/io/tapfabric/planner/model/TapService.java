package io.tapfabric.planner.model;

/**
 * A mirror destination, as asked for.
 *
 * @param id the client's id
 * @param enabled whether copies are delivered
 * @param sink where they are delivered
 */
public record TapService(TapServiceId id, boolean enabled, Sink sink) {
}
