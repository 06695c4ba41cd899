package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.row.Mark;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * A row of table Mirror. Of its statistics only counts whether there are any: vswitchd gives keys to a mirror that it
 * has installed, and none to the 33rd of a bridge.
 */
record MirrorRow(UUID id, String name, Optional<UUID> output, Set<UUID> outOf, Set<UUID> into, boolean installed,
        Map<String, String> externalIds, SortedSet<String> strays) {
    static MirrorRow of(final UUID id, final Cells cells) {
        return new MirrorRow(id, cells.text("name"), cells.one("output_port", UUID.class),
            cells.ids("select_src_port"), cells.ids("select_dst_port"), !cells.map("statistics").isEmpty(),
            cells.map("external_ids"), Strays.MIRROR.in(cells));
    }

    boolean ours() {
        return Mark.in(externalIds);
    }
}
