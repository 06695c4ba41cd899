package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.row.Mark;
import io.tapfabric.planner.row.Row;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * Makes, mends and removes brtap with its Controller row.
 */
final class BridgeSteps {
    private final Draft draft;
    private final Snapshot now;

    BridgeSteps(final Draft draft, final Snapshot now) {
        this.draft = draft;
        this.now = now;
    }

    void put(final Row.TapBridge row) {
        now.index().bridge(row.name()).ifPresentOrElse(found -> mend(row, found), () -> make(row));
    }

    void remove(final String name) {
        now.index().bridge(BridgeName.of(name)).filter(row -> row.name().equals(now.peer().tapBridge().value()))
            .ifPresent(row -> draft.takeBridge(row.id(), "bridge " + name));
    }

    private void make(final Row.TapBridge row) {
        final var what = "bridge " + row.name();
        final var columns = columns(row);
        columns.put("name", row.name().value());
        columns.put("external_ids", Draft.MARK);
        columns.put("other_config", Operations.map(config(row)));
        columns.put("ports", Operations.set(Set.of(makeLocalPort(row.name().value()))));
        row.controller().map(this::makeController)
            .ifPresent(id -> columns.put("controller", Operations.set(Set.of(id))));
        draft.addBridge(row.name(), draft.insert("Bridge", columns, what), what);
    }

    private static Map<String, Object> columns(final Row.TapBridge row) {
        final var columns = new TreeMap<String, Object>();
        columns.put("datapath_type", row.datapathType());
        columns.put("fail_mode", Operations.set(Set.of(row.failMode())));
        columns.put("protocols", Operations.set(row.protocols()));
        return columns;
    }

    private static Map<String, String> config(final Row.TapBridge row) {
        final var config = new TreeMap<>(Views.FIXED_CONFIG);
        config.put(Views.DATAPATH_ID, row.datapathId());
        return config;
    }

    /** Each bridge has a port of its own name. It is part of the bridge, so it has no mark. */
    private UUID makeLocalPort(final String name) {
        final var what = "port " + name;
        final var face = draft.insert("Interface", Map.of("name", name, "type", "internal"), what);
        return draft.insert("Port", Map.of("name", name, "interfaces", Operations.set(Set.of(face))), what);
    }

    private void mend(final Row.TapBridge row, final BridgeRow found) {
        final var what = "bridge " + row.name();
        final var seen = now.row(row.key(), Row.TapBridge.class).orElseThrow();
        draft.demandBridge(row.name(), what);
        final var columns = columns(row);
        columns.entrySet().removeAll(columns(seen).entrySet());
        Strays.BRIDGE.empty(seen.strays(), columns);
        if (!row.controller().equals(seen.controller()) || seen.strays().contains("controller")) {
            columns.put("controller", Operations.set(controller(row, found)));
        }
        draft.update("Bridge", found.id(), columns, what);
        if (!row.datapathId().equals(seen.datapathId()) || seen.strays().contains("other_config")) {
            draft.merge(found.id(), "other_config", config(row), what);
        }
        if (seen.strays().contains("external_ids")) {
            draft.merge(found.id(), "external_ids", Map.of(Mark.KEY, Mark.TEXT), what);
        }
    }

    /** The members of the column "controller": ours, changed in place if it is there, and no other. */
    private Set<UUID> controller(final Row.TapBridge row, final BridgeRow found) {
        return row.controller().map(target -> Views.ourController(now.image(), found, now.peer().controller())
            .map(ours -> mendController(ours.id(), target)).orElseGet(() -> makeController(target)))
            .map(Set::of).orElse(Set.of());
    }

    private UUID makeController(final String target) {
        return draft.insert("Controller", controllerColumns(target), "the controller " + target);
    }

    private UUID mendController(final UUID id, final String target) {
        draft.update("Controller", id, controllerColumns(target), "the controller " + target);
        return id;
    }

    private static Map<String, Object> controllerColumns(final String target) {
        final var columns = new TreeMap<>(ControllerRow.ATTRIBUTES);
        columns.put("target", target);
        columns.put("external_ids", Draft.MARK);
        return columns;
    }
}
