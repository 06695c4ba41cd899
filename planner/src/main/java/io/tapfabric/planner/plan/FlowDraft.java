package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plan of one tap-flow while it is made. */
final class FlowDraft {
    private final TapFlow flow;
    private final boolean on;
    private final List<PartDraft> parts;
    private final Destination destination;
    private final SortedSet<Place> via = new TreeSet<>();
    private final SortedMap<Place, Port> sinks = new TreeMap<>();

    FlowDraft(final TapFlow flow, final boolean on, final List<PartDraft> parts,
            final Destination destination) {
        this.flow = flow;
        this.on = on;
        this.parts = parts;
        this.destination = destination;
        sinks.putAll(destination.anywhere().places());
    }

    TapFlow flow() {
        return flow;
    }

    /** Where the copies that are made on a host leave. What is against that is against them all. */
    Outlets outlets(final BridgeTap tap) {
        final var outlets = destination.outlets(tap.host());
        outlets.problems().stream().filter(problem -> !destination.anywhere().problems().contains(problem))
            .forEach(tap::block);
        sinks.putAll(outlets.places());
        return outlets;
    }

    /** What it copies from each bridge, of what nothing stands in the way; nothing if it is off, or has no sink. */
    List<BridgeTap> taps() {
        if (!on || destination.anywhere().problems().stream()
            .anyMatch(problem -> problem.code().effect() != Problem.Effect.DEGRADES)) {
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
        return new TapFlowPlan(flow, on, parts.stream().map(PartDraft::build).toList(), sinks, via,
            new TreeSet<>(destination.anywhere().problems()));
    }
}
