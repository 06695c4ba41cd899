package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the sinks of groups, when those of their members are found.
 */
final class Groups {
    /** The highest number of a member: it goes on the wire with the tap-flow's, in what that leaves of a GRE key. */
    private static final int MEMBERS = 255;

    private final Map<TapServiceId, TapService> services;
    private final Map<TapServiceId, Destination> found;
    private final SortedMap<TapServiceId, Integer> numbers;

    /**
     * Groups of some tap-services.
     *
     * @param services all of them
     * @param found the destinations of those that are no groups
     */
    Groups(final Map<TapServiceId, TapService> services, final Map<TapServiceId, Destination> found) {
        this.services = services;
        this.found = Map.copyOf(found);
        numbers = Names.numbers(services.values().stream().filter(service -> !service.sink().members().isEmpty())
            .map(TapService::id).toList(), Integer.MAX_VALUE);
    }

    Map<TapServiceId, Destination> destinations() {
        final var destinations = new LinkedHashMap<TapServiceId, Destination>();
        numbers.keySet().forEach(id -> destinations.put(id, destination(services.get(id))));
        return destinations;
    }

    private Destination destination(final TapService service) {
        return service.sink() instanceof Sink.Group group && group.spread()
            ? Destination.from(host -> spread(service, group, host))
            : Destination.from(host -> open(service, enabled(service.sink()).stream()
                .map(member -> found.get(member).outlets(host)).toList()));
    }

    private static Outlets open(final TapService service, final Collection<Outlets> members) {
        return members.isEmpty() ? Outlets.not(SinkProblems.allDisabled(service)) : Outlets.together(members);
    }

    private List<TapServiceId> enabled(final Sink group) {
        return group.members().keySet().stream().filter(found::containsKey)
            .filter(member -> services.get(member).enabled()).toList();
    }

    private Outlets spread(final TapService service, final Sink.Group group, final Host host) {
        final var members = new LinkedHashMap<TapServiceId, Outlets>();
        enabled(group).forEach(member -> members.put(member, found.get(member).outlets(host)));
        final var all = open(service, members.values());
        if (!all.open()) {
            return all;
        }
        final boolean heard = members.values().stream().anyMatch(Outlets::heard);
        final var codes = Names.numbers(group.members().keySet(), MEMBERS);
        final var weights = new TreeMap<Integer, Integer>();
        group.members().forEach((member, weight) -> weights.put(codes.get(member), weight));
        final var up = new TreeMap<Integer, List<Outlet>>();
        final var idle = new ArrayList<Outlet>();
        final var problems = new ArrayList<>(all.problems());
        members.forEach((member, outlets) -> {
            if (heard ? outlets.heard() : outlets.open()) {
                up.put(codes.get(member), outlets.each());
            } else {
                idle.addAll(outlets.each());
                outlets.lost().forEach(lost -> problems.add(SinkProblems.lost(member, lost)));
            }
        });
        return new Outlets(all.places(), List.of(),
            List.of(new Spread(numbers.get(service.id()), weights, up, idle)), problems);
    }

    /** What the members of a group have in common with those who look at it: none if it is no group. */
    Optional<Outlets> overall(final TapService service) {
        final var members = enabled(service.sink());
        return numbers.containsKey(service.id())
            ? Optional.of(open(service, members.stream().map(member -> found.get(member).overall()).toList()))
            : Optional.empty();
    }
}
