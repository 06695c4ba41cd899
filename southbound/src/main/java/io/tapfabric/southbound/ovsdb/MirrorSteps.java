package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * Makes, mends and removes mirrors of ours.
 */
final class MirrorSteps {
    private final Draft draft;
    private final Snapshot now;

    MirrorSteps(final Draft draft, final Snapshot now) {
        this.draft = draft;
        this.now = now;
    }

    void put(final Row.Mirror row) {
        final var what = "mirror " + row.name() + " on bridge " + row.bridge();
        if (draft.demandBridge(row.bridge(), what)) {
            final var columns = columns(row, what);
            now.index().mirror(row.name()).ifPresentOrElse(found -> mend(row, found, columns, what),
                () -> make(row, columns, what));
        }
    }

    void remove(final String name) {
        now.index().mirror(name).ifPresent(found -> {
            draft.demand("Mirror", found.id(), found.name(), found.externalIds(), "mirror " + name);
            draft.takeFrom(now.index().bridgeOf(found.id()), "mirrors", found.id(), "mirror " + name);
        });
    }

    private Map<String, Object> columns(final Row.Mirror row, final String what) {
        final var output = row.output().<Collection<PortName>>map(Set::of).orElse(Set.of());
        final var columns = new TreeMap<String, Object>();
        columns.put("output_port", ids(row.bridge(), output, what));
        columns.put("select_src_port", ids(row.bridge(), row.outOf(), what));
        columns.put("select_dst_port", ids(row.bridge(), row.into(), what));
        return columns;
    }

    /** The ids of ports. All must be on the mirror's bridge, as vswitchd ignores others in silence. */
    private Object ids(final BridgeName bridge, final Collection<PortName> names, final String what) {
        final var found = new HashSet<UUID>();
        final var missing = new TreeSet<PortName>();
        names.forEach(name -> draft.find(bridge, name).ifPresentOrElse(found::add, () -> missing.add(name)));
        if (!missing.isEmpty()) {
            draft.refuse(what + " cannot be made: that bridge has no port " + missing);
        }
        return Operations.set(found);
    }

    private void make(final Row.Mirror row, final Map<String, Object> columns, final String what) {
        columns.put("name", row.name());
        columns.put("external_ids", Draft.MARK);
        draft.addTo(row.bridge(), "mirrors", draft.insert("Mirror", columns, what), what);
    }

    private void mend(final Row.Mirror row, final MirrorRow found, final Map<String, Object> columns,
            final String what) {
        draft.demand("Mirror", found.id(), found.name(), found.externalIds(), what);
        draft.move(found.id(), "mirrors", row.bridge(), what);
        final var seen = now.row(row.key(), Row.Mirror.class).orElseThrow();
        dropIf(row.output().equals(seen.output()), "output_port", columns);
        dropIf(row.outOf().equals(seen.outOf()), "select_src_port", columns);
        dropIf(row.into().equals(seen.into()), "select_dst_port", columns);
        Strays.MIRROR.empty(seen.strays(), columns);
        draft.update("Mirror", found.id(), columns, what);
    }

    private static void dropIf(final boolean same, final String column, final Map<String, Object> columns) {
        if (same) {
            columns.remove(column);
        }
    }
}
