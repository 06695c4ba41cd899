package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * A row of table Interface.
 */
record InterfaceRow(UUID id, String type, Map<String, String> options, Optional<String> ifaceId,
        Optional<MacAddress> mac, boolean active, Optional<Integer> ofport, Optional<String> error,
        SortedSet<String> strays) {
    static InterfaceRow of(final UUID id, final Cells cells) {
        final var ids = cells.map("external_ids");
        return new InterfaceRow(id, cells.text("type"), cells.map("options"), Optional.ofNullable(ids.get("iface-id")),
            Optional.ofNullable(ids.get("attached-mac")).flatMap(MacAddress::find),
            ids.getOrDefault("iface-status", "active").equals("active"),
            cells.one("ofport", Long.class).map(Long::intValue).filter(number -> number > 0),
            cells.one("error", String.class).filter(text -> !text.isEmpty()), Strays.INTERFACE.in(cells));
    }
}
