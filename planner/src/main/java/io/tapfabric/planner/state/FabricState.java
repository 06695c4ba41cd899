package io.tapfabric.planner.state;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of everything, at one moment.
 *
 * @param generation number of the newest snapshot of the intents
 * @param services tap-services by id
 * @param flows tap-flows by id
 * @param hosts hosts by id
 */
public record FabricState(long generation, SortedMap<TapServiceId, TapServiceState> services,
        SortedMap<TapFlowId, TapFlowState> flows, SortedMap<HostId, HostState> hosts) {
    public static final FabricState NONE = new FabricState(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public FabricState {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        flows = Collections.unmodifiableSortedMap(new TreeMap<>(flows));
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }
}
