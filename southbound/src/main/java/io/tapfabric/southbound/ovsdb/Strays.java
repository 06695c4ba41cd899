package io.tapfabric.southbound.ovsdb;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendaylight.ovsdb.lib.notation.OvsdbSet;

/**
 * Columns of our rows that we never set but that change what copies do. Whoever sets one by hand sees it emptied again.
 * Columns that only observe (sflow, netflow, ipfix, cfm, bfd) are left to the operator.
 */
enum Strays {
    BRIDGE("", Map.of("stp_enable", false, "rstp_enable", false, "mcast_snooping_enable", false,
        "flood_vlans", none())),
    PORT("", Map.of("tag", none(), "trunks", none(), "vlan_mode", none(), "cvlans", none(), "bond_mode", none(),
        "lacp", none(), "qos", none(), "protected", false)),
    INTERFACE("Interface:", Map.of("ingress_policing_rate", 0L, "ingress_policing_burst", 0L)),
    MIRROR("", Map.of("select_all", false, "select_vlan", none(), "output_vlan", none(), "snaplen", none(),
        "filter", none()));

    /** Goes before a column's name, where one of our values spans two rows. */
    private final String prefix;
    private final Map<String, Object> empty;

    Strays(final String prefix, final Map<String, Object> empty) {
        this.prefix = prefix;
        this.empty = empty;
    }

    private static Object none() {
        return new OvsdbSet<>();
    }

    Set<String> columns() {
        return empty.keySet();
    }

    /** The names of the columns of this row that are not empty. */
    SortedSet<String> in(final Cells cells) {
        final var found = new TreeSet<String>();
        empty.forEach((column, value) -> {
            if (!cells.columns().getOrDefault(column, value).equals(value)) {
                found.add(prefix + column);
            }
        });
        return found;
    }

    /** Adds to a row's changes what empties those {@code strays} that are columns of this table. */
    void empty(final Set<String> strays, final Map<String, Object> changes) {
        empty.forEach((column, value) -> {
            if (strays.contains(prefix + column)) {
                changes.put(column, value);
            }
        });
    }
}
