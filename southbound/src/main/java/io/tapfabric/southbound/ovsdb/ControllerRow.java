package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.row.Mark;
import java.util.Map;
import java.util.Set;
import org.opendaylight.ovsdb.lib.notation.OvsdbSet;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * A row of table Controller.
 *
 * @param asMade whether it has the attributes that we give to ours
 */
record ControllerRow(UUID id, String target, boolean asMade, Map<String, String> externalIds) {
    /** Out of band: brtap carries no traffic of the host. A lost connection is tried again each second. */
    static final Map<String, Object> ATTRIBUTES = Map.of("connection_mode", one("out-of-band"),
        "max_backoff", one(1000L), "inactivity_probe", one(5000L));

    static ControllerRow of(final UUID id, final Cells cells) {
        return new ControllerRow(id, cells.text("target"),
            cells.columns().entrySet().containsAll(ATTRIBUTES.entrySet()), cells.map("external_ids"));
    }

    boolean ours() {
        return Mark.in(externalIds);
    }

    private static Object one(final Object value) {
        return OvsdbSet.fromSet(Set.of(value));
    }
}
