package io.tapfabric.planner.state;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of everything, at one moment.
 *
 * @param generation number of the newest snapshot of the intents
 * @param filters filters by id
 * @param services tap-services by id
 * @param flows tap-flows by id
 * @param hosts hosts by id
 * @param quotas how much of each quota is in use
 * @param lastChange how long the newest planned snapshot took; nothing before the first plan
 */
public record FabricState(long generation, SortedMap<FilterId, FilterState> filters,
        SortedMap<TapServiceId, TapServiceState> services, SortedMap<TapFlowId, TapFlowState> flows,
        SortedMap<HostId, HostState> hosts, SortedMap<Quota, QuotaUse> quotas, Optional<LastChange> lastChange) {
    public static final FabricState NONE =
        new FabricState(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public FabricState {
        filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        flows = Collections.unmodifiableSortedMap(new TreeMap<>(flows));
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
        quotas = Collections.unmodifiableSortedMap(new TreeMap<>(quotas));
    }

    /** A state of which it is not known how long it took, nor what is in use. */
    public FabricState(final long generation, final SortedMap<FilterId, FilterState> filters,
            final SortedMap<TapServiceId, TapServiceState> services, final SortedMap<TapFlowId, TapFlowState> flows,
            final SortedMap<HostId, HostState> hosts) {
        this(generation, filters, services, flows, hosts, new TreeMap<>(), Optional.empty());
    }

    /** The same, with how long it took. */
    public FabricState with(final Optional<LastChange> change) {
        return new FabricState(generation, filters, services, flows, hosts, quotas, change);
    }

    /** The same, with what is in use. */
    public FabricState with(final SortedMap<Quota, QuotaUse> uses) {
        return new FabricState(generation, filters, services, flows, hosts, uses, lastChange);
    }
}
