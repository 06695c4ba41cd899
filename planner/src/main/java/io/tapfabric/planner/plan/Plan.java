package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every host must hold so that the intents are in effect, and for each intent what stands in its way.
 *
 * @param generation the intents' generation
 * @param filters the filters by which it was made
 * @param hosts the hosts' plans, one for each host of the inventory
 * @param services what was found for each tap-service
 * @param flows what was planned for each tap-flow
 */
public record Plan(long generation, SortedMap<FilterId, Filter> filters, SortedMap<HostId, HostPlan> hosts,
        SortedMap<TapServiceId, TapServicePlan> services, SortedMap<TapFlowId, TapFlowPlan> flows) {
    public static final Plan NONE =
        new Plan(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Plan {
        filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        flows = Collections.unmodifiableSortedMap(new TreeMap<>(flows));
    }

    public HostPlan host(final HostId host) {
        return hosts.getOrDefault(host, HostPlan.EMPTY);
    }
}
