package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one host must hold.
 *
 * @param rows the OVSDB rows of ours
 * @param flows every flow of brtap
 * @param meters every meter of brtap, by id
 */
public record HostPlan(SortedMap<RowKey, Row> rows, SortedMap<FlowKey, FlowEntry> flows,
        SortedMap<Integer, Meter> meters) {
    public static final HostPlan EMPTY = new HostPlan(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public HostPlan {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        flows = Collections.unmodifiableSortedMap(new TreeMap<>(flows));
        meters = Collections.unmodifiableSortedMap(new TreeMap<>(meters));
    }
}
