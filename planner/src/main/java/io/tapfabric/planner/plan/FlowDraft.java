package io.tapfabric.planner.plan;

import com.google.common.collect.Maps;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapServiceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plan of one tap-flow while it is made. */
final class FlowDraft {
    private final TapFlow flow;
    private final boolean on;
    private final List<PartDraft> parts;
    private final SortedMap<TapServiceId, Found> services;
    private final SortedSet<Place> via = new TreeSet<>();

    /**
     * Begins with nothing planned.
     *
     * @param services what was found for those of its tap-services that are enabled, or for all if none is
     */
    FlowDraft(final TapFlow flow, final boolean on, final List<PartDraft> parts,
            final SortedMap<TapServiceId, Found> services) {
        this.flow = flow;
        this.on = on;
        this.parts = parts;
        this.services = services;
    }

    TapFlow flow() {
        return flow;
    }

    /** Those of its tap-services that copies can go to. */
    Set<TapServiceId> services() {
        return Maps.filterValues(services, Found::usable).keySet();
    }

    /** Where their sinks are; a port that several of them lead to is there once, and so are the copies. */
    Collection<Located> sinks() {
        final var sinks = new LinkedHashMap<Place, Located>();
        services.values().stream().filter(Found::usable).flatMap(found -> found.located().stream())
            .forEach(located -> sinks.putIfAbsent(located.place(), located));
        return sinks.values();
    }

    /** What it copies from each bridge, of what nothing stands in the way; nothing if off, or without usable sink. */
    List<BridgeTap> taps() {
        if (!on || services().isEmpty()) {
            return List.of();
        }
        final Map<Where, List<PartDraft>> byBridge = new LinkedHashMap<>();
        parts.stream().filter(PartDraft::open).forEach(part -> byBridge
            .computeIfAbsent(Where.of(part.location().orElseThrow()), where -> new ArrayList<>(1)).add(part));
        return byBridge.values().stream().map(together -> new BridgeTap(flow, together)).toList();
    }

    private record Where(HostId host, BridgeName bridge) {
        static Where of(final PartDraft.Location location) {
            return new Where(location.host().id(), location.bridge().name());
        }
    }

    /** Goes over a port of ours on {@code host}; a problem, if that is none. */
    Optional<Problem> pass(final Host host, final PortName name) {
        via.add(new Place(host.id(), name));
        return host.bridges().values().stream().map(bridge -> Optional.ofNullable(bridge.ports().get(name)))
            .flatMap(Optional::stream).findFirst().flatMap(port -> port.ours()
                ? port.error().map(error -> Problems.portUnusable(name, host.id(), error))
                : Optional.of(Problems.nameTaken(name, host.id())));
    }

    TapFlowPlan build() {
        return new TapFlowPlan(flow, on, parts.stream().map(PartDraft::build).toList(),
            new TreeMap<>(Maps.transformValues(services, FlowDraft::destination)), via);
    }

    private static TapFlowPlan.Destination destination(final Found found) {
        final var sinks = new TreeMap<Place, Port>();
        found.located().forEach(located -> sinks.put(located.place(), located.port()));
        return new TapFlowPlan.Destination(sinks, found.usable(), new TreeSet<>(found.problems()));
    }
}
