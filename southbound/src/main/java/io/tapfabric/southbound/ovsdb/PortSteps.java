package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Mark;
import io.tapfabric.planner.row.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * Makes, mends and removes ports of ours. A port taken from its bridge is deleted by the database, which keeps no Port
 * or Interface that nothing refers to.
 */
final class PortSteps {
    /** Open vSwitch gives out OpenFlow port numbers from 1 on; no bridge has so many ports that it comes to this. */
    private static final int FIRST_NUMBER = 0x8000;
    private static final int NUMBERS = 0x7000;

    private final Draft draft;
    private final Snapshot now;

    PortSteps(final Draft draft, final Snapshot now) {
        this.draft = draft;
        this.now = now;
    }

    void put(final Row.TapPort row) {
        final var what = "port " + row.name() + " on bridge " + row.bridge();
        if (draft.demandBridge(row.bridge(), what) && hasMtu(row, what)) {
            now.index().port(row.name()).ifPresentOrElse(found -> mendOurs(row, found, what), () -> make(row, what));
        }
    }

    private boolean hasMtu(final Row.TapPort row, final String what) {
        return row.mtu().isEmpty() || draft.demandColumn("Interface", InterfaceRow.MTU_REQUEST, what);
    }

    void remove(final String name) {
        now.index().port(PortName.of(name)).filter(PortRow::ours).ifPresent(found -> {
            draft.demand("Port", found.id(), name, found.externalIds(), "port " + name);
            draft.takeFrom(now.index().bridgeOf(found.id()), "ports", found.id(), "port " + name);
        });
    }

    private void make(final Row.TapPort row, final String what) {
        final var face = makeInterface(row, what);
        final var id = draft.insert("Port", Map.of("name", row.name().value(),
            "interfaces", Operations.set(Set.of(face)), "external_ids", mark(row)), what);
        draft.addTo(row.bridge(), "ports", id, what);
        draft.place(row.name(), row.bridge(), id);
    }

    /** On a NIC that is down the mark says so, as it is to be down again when we are done with it. */
    private Object mark(final Row.TapPort row) {
        final var nic = row.type().isEmpty() ? Optional.ofNullable(now.view().host().nics().get(row.name()))
            : Optional.<HostNic>empty();
        return nic.filter(found -> !found.up()).map(down -> Operations.map(Map.of(Mark.KEY, Device.WAS_DOWN)))
            .orElse(Draft.MARK);
    }

    private UUID makeInterface(final Row.TapPort row, final String what) {
        final var columns = new TreeMap<String, Object>(Map.of("name", row.name().value(), "type", row.type(),
            InterfaceRow.OPTIONS, Operations.map(row.options()), "ofport_request", number(row.name())));
        row.mtu().ifPresent(mtu -> columns.put(InterfaceRow.MTU_REQUEST, mtu(row)));
        return draft.insert("Interface", columns, what);
    }

    /**
     * The OpenFlow port number that a port of ours asks for. Without one it could take, while vswitchd starts, the
     * number that a port of others had, and that their flows name. Of two that ask for one number, one gets another.
     */
    private static long number(final PortName name) {
        return FIRST_NUMBER + Math.floorMod(name.value().hashCode(), NUMBERS);
    }

    private static Object mtu(final Row.TapPort row) {
        return Operations.set(row.mtu().map(Integer::longValue).map(Set::of).orElse(Set.of()));
    }

    private void mendOurs(final Row.TapPort row, final PortRow found, final String what) {
        if (found.ours()) {
            mend(row, found, what);
        } else {
            draft.refuse(what + " cannot be made: bridge " + now.index().bridgeOf(found.id()) + " has a port "
                + row.name() + " that is not ours (it has no external_ids:" + Mark.KEY + "); rename or delete it");
        }
    }

    private void mend(final Row.TapPort row, final PortRow found, final String what) {
        draft.demand("Port", found.id(), found.name(), found.externalIds(), what);
        draft.move(found.id(), "ports", row.bridge(), what);
        draft.place(row.name(), row.bridge(), found.id());
        final var seen = now.row(row.key(), Row.TapPort.class).orElseThrow();
        final var columns = new TreeMap<String, Object>();
        Strays.PORT.empty(seen.strays(), columns);
        if (seen.strays().contains("interfaces")) {
            columns.put("interfaces", Operations.set(Set.of(makeInterface(row, what))));
        } else {
            found.interfaces().forEach(id -> draft.update("Interface", id, interfaceColumns(row, seen), what));
        }
        draft.update("Port", found.id(), columns, what);
    }

    private static Map<String, Object> interfaceColumns(final Row.TapPort row, final Row.TapPort seen) {
        final var columns = new TreeMap<String, Object>();
        if (!row.type().equals(seen.type())) {
            columns.put("type", row.type());
        }
        if (!row.options().equals(seen.options())) {
            columns.put(InterfaceRow.OPTIONS, Operations.map(row.options()));
        }
        if (!row.mtu().equals(seen.mtu())) {
            columns.put(InterfaceRow.MTU_REQUEST, mtu(row));
        }
        Strays.INTERFACE.empty(seen.strays(), columns);
        return columns;
    }
}
