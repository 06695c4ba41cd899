package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Sets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.ovsdb.lib.error.BadSchemaException;
import org.opendaylight.ovsdb.lib.message.MonitorRequest;
import org.opendaylight.ovsdb.lib.message.MonitorSelect;
import org.opendaylight.ovsdb.lib.schema.DatabaseSchema;
import org.opendaylight.ovsdb.lib.schema.GenericTableSchema;

/**
 * A host's database schema, seen to have what we need, and what we monitor of it (RFC 7047 §4.1.2, §4.1.5).
 */
final class Schema {
    static final String DATABASE = "Open_vSwitch";

    /** The columns that every version of Open vSwitch since 2.5 has. */
    private static final Map<String, Set<String>> NEEDED = Map.of(
        "Open_vSwitch", Set.of("bridges", "cur_cfg", "next_cfg", "external_ids", "other_config"),
        "Bridge", Set.of("name", "datapath_type", "fail_mode", "protocols", "ports", "mirrors", "controller",
            "other_config", "external_ids"),
        "Port", Set.of("name", "interfaces", "tag", "trunks", "vlan_mode", "external_ids"),
        "Interface", Set.of("name", "type", "options", "ofport", "error", "external_ids"),
        "Mirror", Set.of("name", "output_port", "select_src_port", "select_dst_port", "statistics", "external_ids"),
        "Controller", Set.of("target", "connection_mode", "max_backoff", "inactivity_probe", "external_ids"));
    private static final Map<String, Set<String>> WANTED_TOO = Map.of(
        "Open_vSwitch", Set.of("ovs_version", "datapath_types", "iface_types"),
        "Bridge", Strays.BRIDGE.columns(),
        "Port", Strays.PORT.columns(),
        "Interface", Sets.union(Strays.INTERFACE.columns(),
            Set.of("mtu", InterfaceRow.MTU_REQUEST, "link_state", "admin_state", "mac_in_use", "status")),
        "Mirror", Strays.MIRROR.columns());
    /** next_cfg changes with each transaction of anybody and says nothing to us. */
    private static final Map<String, Set<String>> NOT_MONITORED = Map.of(
        "Open_vSwitch", Set.of("next_cfg"));

    private final DatabaseSchema schema;

    private Schema(final DatabaseSchema schema) {
        this.schema = schema;
    }

    /**
     * Reads a schema.
     *
     * @throws BadSchemaException (or another unchecked exception of the library) if it is not the one we know
     */
    static Schema of(final JsonNode json) {
        final var schema = new Schema(DatabaseSchema.fromJson(DATABASE, json));
        NEEDED.forEach(schema::demand);
        return schema;
    }

    private void demand(final String table, final Set<String> columns) {
        if (!schema.hasTable(table)) {
            throw new BadSchemaException("table " + table + " is missing");
        }
        final var missing = new TreeSet<>(columns);
        missing.removeAll(table(table).getColumns());
        if (!missing.isEmpty()) {
            throw new BadSchemaException("table " + table + " lacks columns " + missing);
        }
    }

    String version() {
        return schema.getVersion().toString();
    }

    GenericTableSchema table(final String name) {
        return schema.table(name, GenericTableSchema.class);
    }

    /** Whether this version of Open vSwitch has a column. */
    boolean has(final String table, final String column) {
        return table(table).getColumns().contains(column);
    }

    DatabaseSchema parsed() {
        return schema;
    }

    /** What to monitor, by table. */
    Map<String, MonitorRequest> monitors() {
        final var requests = new TreeMap<String, MonitorRequest>();
        NEEDED.forEach((table, needed) -> requests.put(table, monitor(table, needed)));
        return requests;
    }

    private MonitorRequest monitor(final String table, final Set<String> needed) {
        final var columns = new TreeSet<>(WANTED_TOO.getOrDefault(table, Set.of()));
        columns.retainAll(table(table).getColumns());
        columns.addAll(needed);
        columns.removeAll(NOT_MONITORED.getOrDefault(table, Set.of()));
        final var request = new MonitorRequest(table, columns);
        request.setSelect(new MonitorSelect(true, true, true, true));
        return request;
    }
}
