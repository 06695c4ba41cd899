package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.PortName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * A row of table Interface. Of its status only counts which interface a tunnel leaves by: the rest changes without
 * meaning anything here.
 *
 * @param mtu the MTU that was asked for, {@code mtu_request}
 * @param device its device's own MAC address, {@code mac_in_use}
 * @param up false if its device is known to be set down, {@code admin_state}
 */
record InterfaceRow(UUID id, String name, String type, Map<String, String> options, GuestNic guest, boolean active,
        Link link, Optional<Integer> mtu, Optional<MacAddress> device, boolean up, Optional<Integer> ofport,
        Optional<String> error, SortedSet<String> strays) {
    static final String MTU_REQUEST = "mtu_request";
    static final String OPTIONS = "options";

    private static final String DOWN = "down";

    static InterfaceRow of(final UUID id, final Cells cells) {
        final var ids = cells.map("external_ids");
        return new InterfaceRow(id, cells.text("name"), cells.text("type"), cells.map(OPTIONS), Guests.of(ids),
            ids.getOrDefault("iface-status", "active").equals("active"), link(cells), number(cells, MTU_REQUEST),
            cells.one("mac_in_use", String.class).flatMap(MacAddress::find), isNotDown(cells, "admin_state"),
            number(cells, "ofport"), cells.one("error", String.class).filter(text -> !text.isEmpty()),
            Strays.INTERFACE.in(cells));
    }

    /** Whether it is a device that can be set up and down: one of the system, or one that Open vSwitch has made. */
    boolean isDevice() {
        return type.isEmpty() || type.equals("internal");
    }

    /** Whether it is a tunnel: of whatever type, it has another end, or {@code flow}, and nothing else has. */
    boolean isTunnel() {
        return options.containsKey("remote_ip");
    }

    /** Whether it receives packets of every key, as our tunnels between hosts do. */
    boolean receivesAll() {
        return "flow".equals(options.get("key"));
    }

    private static Link link(final Cells cells) {
        return new Link(isNotDown(cells, "link_state"), number(cells, "mtu"),
            Optional.ofNullable(cells.map("status").get("tunnel_egress_iface")).flatMap(PortName::find));
    }

    private static boolean isNotDown(final Cells cells, final String column) {
        return cells.one(column, String.class).filter(DOWN::equals).isEmpty();
    }

    private static Optional<Integer> number(final Cells cells, final String column) {
        return cells.one(column, Long.class).map(Long::intValue).filter(number -> number > 0);
    }
}
