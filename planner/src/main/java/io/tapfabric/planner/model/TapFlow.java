package io.tapfabric.planner.model;

/**
 * A mirror source and what is copied from it, as asked for.
 *
 * @param id the client's id
 * @param number what stands for the tap-flow in cookies, registers and tunnel keys
 * @param enabled whether packets are copied
 * @param service where the copies go
 * @param source the NIC whose packets are copied
 * @param direction which of its packets
 */
public record TapFlow(TapFlowId id, TapFlowNumber number, boolean enabled, TapServiceId service, NicSelector source,
        Direction direction) {
}
