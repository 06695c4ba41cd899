package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.BridgeName;

/**
 * What the connection itself says of a host, and what the host's rows are read with.
 *
 * @param address the address that the host connected from
 * @param controller target for its brtap's Controller row
 * @param tapBridge name of brtap
 * @param schemaVersion version of its schema
 */
record Peer(String address, String controller, BridgeName tapBridge, String schemaVersion) {
}
