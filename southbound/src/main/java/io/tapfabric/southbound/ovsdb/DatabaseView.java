package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one host's database holds, at one moment.
 *
 * @param host the inventory: bridges and ports, ours and others'
 * @param rows the rows of ours, in the form in which they are planned
 * @param devices the devices that are ports of ours, as far as vswitchd has opened them
 * @param installedMirrors names of our mirrors that vswitchd has really installed: their statistics have keys
 * @param hostname {@code external_ids:hostname}
 * @param address the address that the host connected from
 * @param ovsVersion version of Open vSwitch, empty text if it does not say
 * @param schemaVersion version of the database schema
 * @param datapathTypes the datapath types it supports
 */
public record DatabaseView(Host host, SortedMap<RowKey, Row> rows, SortedMap<PortName, Device> devices,
        SortedSet<String> installedMirrors, Optional<String> hostname, String address, String ovsVersion,
        String schemaVersion, SortedSet<String> datapathTypes) {
    public DatabaseView {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
        installedMirrors = Collections.unmodifiableSortedSet(new TreeSet<>(installedMirrors));
        datapathTypes = Collections.unmodifiableSortedSet(new TreeSet<>(datapathTypes));
    }
}
