package io.tapfabric.planner.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much may be asked for; a leaf of {@code quotas} in the YANG model each, with the same default. The defaults are
 * those of Huawei Cloud.
 */
public enum Quota {
    /** Sources of one tap-flow. */
    SOURCES_PER_TAP_FLOW(10),
    /** Tap-flows with a priority on one source. */
    PRIORITIES_PER_SOURCE(3),
    /** Rules of one filter for what is received. */
    IN_RULES_PER_FILTER(10),
    /** Rules of one filter for what is sent. */
    OUT_RULES_PER_FILTER(10),
    /** Tap-flows that name one filter. */
    TAP_FLOWS_PER_FILTER(1000),
    /** Tap-flows to one guest's NIC. */
    TAP_FLOWS_PER_VNIC_SINK(10),
    /** Tap-flows to one NIC of a host. */
    TAP_FLOWS_PER_HOST_NIC_SINK(200),
    /** Tap-flows to one collector. */
    TAP_FLOWS_PER_REMOTE_SINK(200),
    /** Tap-flows to one VLAN of a NIC. */
    TAP_FLOWS_PER_VLAN_SINK(200),
    /** Tap-flows to one device. */
    TAP_FLOWS_PER_DEVICE_SINK(200),
    /** Tap-flows to one group. */
    TAP_FLOWS_PER_GROUP_SINK(200),
    /** All tap-flows. */
    TAP_FLOWS(20_000);

    /** The limit that is none. */
    public static final long UNLIMITED = 0;

    private final long otherwise;

    Quota(final long otherwise) {
        this.otherwise = otherwise;
    }

    /** What it is while nobody has set it. */
    public long otherwise() {
        return otherwise;
    }

    /** What each is while nobody has set any. */
    public static SortedMap<Quota, Long> defaults() {
        final var defaults = new TreeMap<Quota, Long>();
        Arrays.stream(values()).forEach(quota -> defaults.put(quota, quota.otherwise));
        return Collections.unmodifiableSortedMap(defaults);
    }

    /** As the YANG model has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
