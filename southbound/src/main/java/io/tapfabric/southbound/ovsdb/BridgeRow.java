package io.tapfabric.southbound.ovsdb;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * A row of table Bridge.
 */
record BridgeRow(UUID id, String name, String datapathType, String failMode, Set<String> protocols, Set<UUID> ports,
        Set<UUID> mirrors, Set<UUID> controllers, Map<String, String> otherConfig, Map<String, String> externalIds,
        SortedSet<String> strays) {
    static BridgeRow of(final UUID id, final Cells cells) {
        final var type = cells.text("datapath_type");
        return new BridgeRow(id, cells.text("name"), type.isEmpty() ? "system" : type,
            cells.one("fail_mode", String.class).orElse(""), cells.texts("protocols"), cells.ids("ports"),
            cells.ids("mirrors"), cells.ids("controller"), cells.map("other_config"), cells.map("external_ids"),
            Strays.BRIDGE.in(cells));
    }
}
