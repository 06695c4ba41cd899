package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * Finds rows by the names that they have in a view. Filled while the view is made, and then read only.
 */
final class Index {
    private final Map<String, BridgeRow> bridges = new HashMap<>();
    private final Map<String, PortRow> ports = new HashMap<>();
    private final Map<String, MirrorRow> mirrors = new HashMap<>();
    private final Map<UUID, BridgeName> bridgeOf = new HashMap<>();

    void add(final BridgeRow row) {
        bridges.put(row.name(), row);
    }

    void add(final BridgeName bridge, final PortRow row) {
        ports.put(row.name(), row);
        bridgeOf.put(row.id(), bridge);
    }

    /** Adds a mirror of ours, by the name that the view gives it. */
    void add(final BridgeName bridge, final String name, final MirrorRow row) {
        mirrors.put(name, row);
        bridgeOf.put(row.id(), bridge);
    }

    Optional<BridgeRow> bridge(final BridgeName name) {
        return Optional.ofNullable(bridges.get(name.value()));
    }

    Optional<PortRow> port(final PortName name) {
        return Optional.ofNullable(ports.get(name.value()));
    }

    Optional<MirrorRow> mirror(final String name) {
        return Optional.ofNullable(mirrors.get(name));
    }

    /** The bridge of a port or mirror that was found here. */
    BridgeName bridgeOf(final UUID id) {
        return bridgeOf.get(id);
    }
}
