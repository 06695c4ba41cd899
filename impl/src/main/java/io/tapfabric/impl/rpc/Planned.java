package io.tapfabric.impl.rpc;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.state.HostReport;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is planned at one moment, and what hosts have said of it.
 *
 * @param inventory what exists
 * @param plan the newest plan
 * @param reports what each host last said
 */
public record Planned(Inventory inventory, Plan plan, SortedMap<HostId, HostReport> reports) {
    public Planned {
        reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
    }
}
