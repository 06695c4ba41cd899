package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exists, on all hosts.
 *
 * @param hosts every host that has connected since the controller started
 */
public record Inventory(SortedMap<HostId, Host> hosts) {
    public static final Inventory NONE = new Inventory(new TreeMap<>());

    public Inventory {
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }
}
