package io.tapfabric.planner.state;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state of one host.
 *
 * @param id the host
 * @param hostname what it calls itself
 * @param databaseConnected whether its OVSDB connection is up
 * @param switchConnected whether brtap's OpenFlow connection is up
 * @param address the address it connected from
 * @param tunnelAddress where other hosts send copies to
 * @param tunnelInterface the interface that its tunnels leave by
 * @param tunnelMtu the MTU of that interface
 * @param nics the physical NICs that it tells of, by name
 * @param ovsVersion version of Open vSwitch
 * @param schemaVersion version of the database schema
 * @param datapathType datapath type of brtap
 * @param generationApplied the newest generation that the host has applied and confirmed; 0 if none
 * @param unclassified copies that matched no source and were dropped
 * @param unwanted copies for tap-flows not known there, and what sinks sent; dropped
 * @param lastError the last failure, with its time
 * @param problems why it has no or only part of its effect
 */
public record HostState(HostId id, Optional<String> hostname, boolean databaseConnected, boolean switchConnected,
        String address, Optional<String> tunnelAddress, Optional<PortName> tunnelInterface,
        Optional<Integer> tunnelMtu, SortedMap<PortName, HostNic> nics, String ovsVersion, String schemaVersion,
        Optional<String> datapathType, long generationApplied, Count unclassified, Count unwanted,
        Optional<String> lastError, SortedSet<Problem> problems) {
    public HostState {
        nics = Collections.unmodifiableSortedMap(new TreeMap<>(nics));
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }
}
