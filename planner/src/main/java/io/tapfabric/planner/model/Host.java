package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exists on one host, as its database last said.
 *
 * @param id the host
 * @param connected whether its database is connected now; if not, the rest is what was last seen
 * @param controller the address at which its switch reaches our OpenFlow server, such as {@code tcp:10.0.0.9:6653}
 * @param tunnelAddress where other hosts send copies to
 * @param bridges its bridges by name, brtap included
 */
public record Host(HostId id, boolean connected, String controller, Optional<String> tunnelAddress,
        SortedMap<BridgeName, Bridge> bridges) {
    public Host {
        bridges = Collections.unmodifiableSortedMap(new TreeMap<>(bridges));
    }
}
