package io.tapfabric.southbound.ovsdb;

import java.util.Map;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * All monitored rows at one moment. What does not show in a view ({@code cur_cfg}, the figures of statistics) is not in
 * it, so that a change of these gives the same image.
 */
record Image(Map<UUID, RootRow> roots, Map<UUID, BridgeRow> bridges, Map<UUID, PortRow> ports,
        Map<UUID, InterfaceRow> interfaces, Map<UUID, MirrorRow> mirrors, Map<UUID, ControllerRow> controllers) {
    static final Image EMPTY = new Image(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** The image after some changes: this very object if they do not show. */
    Image after(final Changes changes) {
        final var after = new Image(changes.applyTo(roots, "Open_vSwitch", RootRow::of),
            changes.applyTo(bridges, "Bridge", BridgeRow::of), changes.applyTo(ports, "Port", PortRow::of),
            changes.applyTo(interfaces, "Interface", InterfaceRow::of),
            changes.applyTo(mirrors, "Mirror", MirrorRow::of),
            changes.applyTo(controllers, "Controller", ControllerRow::of));
        return after.sameAs(this) ? this : after;
    }

    private boolean sameAs(final Image other) {
        return roots == other.roots && bridges == other.bridges && ports == other.ports
            && interfaces == other.interfaces && mirrors == other.mirrors && controllers == other.controllers;
    }
}
