package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.row.Mark;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * A row of table Port.
 */
record PortRow(UUID id, String name, Set<UUID> interfaces, VlanMode vlans, Map<String, String> externalIds,
        SortedSet<String> strays) {
    static PortRow of(final UUID id, final Cells cells) {
        return new PortRow(id, cells.text("name"), cells.ids("interfaces"), VlanModes.of(cells),
            cells.map("external_ids"), Strays.PORT.in(cells));
    }

    boolean ours() {
        return Mark.in(externalIds);
    }
}
