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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The plan of one tap-flow while it is made. */
final class FlowDraft {
    private final TapFlow flow;
    private final boolean on;
    private final List<PartDraft> parts;
    private final SortedMap<TapServiceId, Destination> services;
    private final SortedMap<TapServiceId, SortedMap<Place, Port>> sinks = new TreeMap<>();
    private final Set<TapServiceId> usable = new TreeSet<>();
    private final SortedSet<Place> via = new TreeSet<>();

    /**
     * Where what is copied from one bridge goes.
     *
     * @param services those of the tap-services that copies can go to from there
     * @param outlets where they leave
     */
    record Targets(SortedSet<TapServiceId> services, Outlets outlets) {
    }

    /**
     * Begins with nothing planned.
     *
     * @param services where those of its tap-services are that are enabled, or all if none is
     */
    FlowDraft(final TapFlow flow, final boolean on, final List<PartDraft> parts,
            final SortedMap<TapServiceId, Destination> services) {
        this.flow = flow;
        this.on = on;
        this.parts = parts;
        this.services = services;
        services.forEach((id, destination) -> {
            sinks.put(id, new TreeMap<>(destination.anywhere().places()));
            if (destination.anywhere().open()) {
                usable.add(id);
            }
        });
    }

    TapFlow flow() {
        return flow;
    }

    /**
     * Where the copies of what is copied from a bridge leave. What is against that on its host alone is against its
     * sources there; of what is so on all hosts the tap-service tells.
     *
     * @param objection what is against one of several sinks: the others go on
     */
    Targets targets(final BridgeTap tap, final Function<Outlet, Optional<Problem>> objection) {
        final var found = new TreeMap<TapServiceId, Outlets>();
        services.forEach((id, destination) -> {
            final var outlets = destination.outlets(tap.host()).without(objection);
            found.put(id, outlets);
            sinks.get(id).putAll(outlets.places());
        });
        final var open = Maps.filterValues(found, Outlets::open);
        usable.addAll(open.keySet());
        services.forEach((id, destination) -> {
            final var known = destination.anywhere().problems();
            final var outlets = found.get(id);
            outlets.problems().stream().filter(problem -> !known.contains(problem))
                .map(problem -> open.isEmpty() || outlets.open() ? problem : SinkProblems.leftOut(problem))
                .forEach(tap::block);
        });
        return new Targets(new TreeSet<>(open.keySet()),
            open.isEmpty() ? Outlets.NONE : Outlets.together(open.values()));
    }

    /** What it copies from each bridge, of what nothing stands in the way; nothing if off, or without any sink. */
    List<BridgeTap> taps() {
        if (!on || usable.isEmpty() && services.values().stream().allMatch(Destination::everywhere)) {
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
        return host.port(name).flatMap(port -> port.ours()
            ? port.error().map(error -> Problems.portUnusable(name, host.id(), error))
            : Optional.of(Problems.nameTaken(name, host.id())));
    }

    TapFlowPlan build() {
        final var destinations = new TreeMap<TapServiceId, TapFlowPlan.Destination>();
        services.forEach((id, destination) -> destinations.put(id, new TapFlowPlan.Destination(sinks.get(id),
            usable.contains(id), new TreeSet<>(destination.anywhere().problems()))));
        return new TapFlowPlan(flow, on, parts.stream().map(PartDraft::build).toList(), destinations, via);
    }
}
