package io.tapfabric.planner.state;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Problem;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
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
        String address, Optional<String> tunnelAddress, String ovsVersion, String schemaVersion,
        Optional<String> datapathType, long generationApplied, Count unclassified, Count unwanted,
        Optional<String> lastError, SortedSet<Problem> problems) {
    public HostState {
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }
}
