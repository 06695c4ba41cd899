package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.row.RowKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was planned for one tap-flow. Equal plans mean equal work on every host: a host that has applied a plan in which
 * the tap-flow looked like this serves it.
 *
 * @param flow the tap-flow
 * @param on whether it and one of its tap-services are enabled
 * @param parts what was planned for each source, at each place where that is
 * @param destinations those of its tap-services that are enabled; all of them if none is
 * @param via the ports of ours that its copies pass
 */
public record TapFlowPlan(TapFlow flow, boolean on, List<Part> parts,
        SortedMap<TapServiceId, Destination> destinations, SortedSet<Place> via) {
    /**
     * One source at one place.
     *
     * @param source the client's id of the source
     * @param spot where it is; nothing if it was not found
     * @param ports the ports of the bridge whose packets are copied
     * @param mirrors names of the Mirror rows that copy its packets; empty if it is not planned
     * @param problems why it is not planned, or may not work
     */
    public record Part(String source, Optional<Spot> spot, SortedSet<PortName> ports, SortedSet<String> mirrors,
            SortedSet<Problem> problems) {
        public Part {
            mirrors = Collections.unmodifiableSortedSet(new TreeSet<>(mirrors));
            problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
        }

        /** Whether some host must do something for it. */
        public boolean planned() {
            return !mirrors.isEmpty();
        }

        /** Whether it is on this host. */
        public boolean on(final HostId host) {
            return spot.filter(where -> where.host().equals(host)).isPresent();
        }
    }

    /**
     * One of its tap-services.
     *
     * @param sinks its sink as found: one port, or two while its guest moves
     * @param usable whether the tap-flow's copies go there; if not, they go to the others
     * @param problems why they do not, or may not arrive
     */
    public record Destination(SortedMap<Place, Port> sinks, boolean usable, SortedSet<Problem> problems) {
        public Destination {
            sinks = Collections.unmodifiableSortedMap(new TreeMap<>(sinks));
            problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
        }

        /** The hosts of its sink. */
        public SortedSet<HostId> hosts() {
            return sinks.keySet().stream().map(Place::host).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    public TapFlowPlan {
        parts = List.copyOf(parts);
        destinations = Collections.unmodifiableSortedMap(new TreeMap<>(destinations));
        via = Collections.unmodifiableSortedSet(new TreeSet<>(via));
    }

    /** Whether some host must do something for it. */
    public boolean planned() {
        return parts.stream().anyMatch(Part::planned);
    }

    /** Whether all of it is planned: every source, to every destination. */
    public boolean whole() {
        return parts.stream().allMatch(Part::planned) && destinations.values().stream().allMatch(Destination::usable);
    }

    /** The sinks of all its destinations, as found. */
    public SortedSet<Place> sinks() {
        return destinations.values().stream().flatMap(to -> to.sinks().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every problem, of its destinations and of its parts. */
    public SortedSet<Problem> allProblems() {
        return Stream.concat(destinations.values().stream().flatMap(to -> to.problems().stream()),
            parts.stream().flatMap(part -> part.problems().stream()))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether its copies depend on a row of a host. */
    public boolean needs(final HostId host, final RowKey row) {
        return switch (row.table()) {
            case BRIDGE -> planned() && (sinkOn(host) || parts.stream().anyMatch(part -> part.on(host)));
            case PORT -> needs(new Place(host, PortName.of(row.name())));
            case MIRROR -> parts.stream().anyMatch(part -> part.on(host) && part.mirrors().contains(row.name()));
        };
    }

    /** Whether its copies pass a port of ours, or go out at it. */
    public boolean needs(final Place port) {
        return via.contains(port) || usable().anyMatch(to -> to.sinks().containsKey(port));
    }

    private boolean sinkOn(final HostId host) {
        return usable().anyMatch(to -> to.hosts().contains(host));
    }

    private Stream<Destination> usable() {
        return destinations.values().stream().filter(Destination::usable);
    }
}
