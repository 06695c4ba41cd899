package io.tapfabric.planner.plan;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the copies that are made on a host leave TapFabric.
 *
 * @param places the ports of the sinks as far as they were found, whether usable or not
 * @param each those that every copy leaves by
 * @param spreads groups of which every copy leaves by one member
 * @param problems why there are none, or fewer than asked for, or none that anybody hears
 */
record Outlets(SortedMap<Place, Port> places, List<Outlet> each, List<Spread> spreads, List<Problem> problems) {
    static final Outlets NONE = new Outlets(Collections.emptySortedMap(), List.of(), List.of(), List.of());

    Outlets {
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
        each = List.copyOf(each);
        spreads = List.copyOf(spreads);
        problems = List.copyOf(problems);
    }

    /** These outlets; none of them if a problem forbids that. */
    static Outlets of(final Collection<Outlet> outlets, final Collection<Problem> problems) {
        final var places = new TreeMap<Place, Port>();
        outlets.forEach(outlet -> places.put(outlet.at().place(), outlet.at().port()));
        final boolean usable = problems.stream().allMatch(problem -> problem.code().effect() == Effect.DEGRADES);
        return new Outlets(places, usable ? List.copyOf(outlets) : List.of(), List.of(), List.copyOf(problems));
    }

    static Outlets not(final Problem why) {
        return of(List.of(), List.of(why));
    }

    /** Those of them that can be reached from a host: to another one leads a tunnel, if both have an address for it. */
    Outlets from(final Host host) {
        final var lacking = new LinkedHashSet<Problem>();
        final var reached = each.stream().filter(outlet -> {
            final var ends = outlet.at().host().id().equals(host.id()) ? List.<Host>of()
                : Stream.of(host, outlet.at().host()).filter(end ->
                    end.tunnelAddress().filter(InetAddresses::isInetAddress).isEmpty()).toList();
            ends.forEach(end -> lacking.add(Problems.noTunnelAddress(end)));
            return ends.isEmpty();
        }).toList();
        return lacking.isEmpty() ? this : new Outlets(places, reached, spreads,
            Stream.concat(problems.stream(), lacking.stream()).toList());
    }

    /** Those of them that nothing is against; groups of which every copy leaves by one member are not asked about. */
    Outlets without(final Function<Outlet, Optional<Problem>> objection) {
        final var against = new LinkedHashSet<Problem>();
        final var left = each.stream().filter(outlet -> {
            final var problem = objection.apply(outlet);
            problem.ifPresent(against::add);
            return problem.isEmpty();
        }).toList();
        final boolean some = !left.isEmpty() || !spreads.isEmpty();
        return against.isEmpty() ? this : new Outlets(places, left, spreads, Stream.concat(problems.stream(),
            against.stream().map(problem -> some ? SinkProblems.leftOut(problem) : problem)).toList());
    }

    /** All of several: those of which some have none do without. */
    static Outlets together(final Collection<Outlets> several) {
        if (several.size() == 1) {
            return several.iterator().next();
        }
        final boolean some = several.stream().anyMatch(Outlets::open);
        final var places = new TreeMap<Place, Port>();
        final var each = new LinkedHashSet<Outlet>();
        final var spreads = new ArrayList<Spread>();
        final var problems = new ArrayList<Problem>();
        several.forEach(one -> {
            places.putAll(one.places);
            each.addAll(one.each);
            spreads.addAll(one.spreads);
            problems.addAll(some && !one.open() ? one.leftOut() : one.problems);
        });
        return new Outlets(places, List.copyOf(each), spreads, problems);
    }

    /** Whether copies can leave. */
    boolean open() {
        return !each.isEmpty() || !spreads.isEmpty();
    }

    /** Its problems as those of somebody who does without it. */
    List<Problem> leftOut() {
        return problems.stream().map(SinkProblems::leftOut).toList();
    }

    /** Whether somebody may hear the copies, as far as is known: of a host that is lost nothing is. */
    boolean heard() {
        return each.stream().anyMatch(outlet -> outlet.at().host().connected())
            && problems.stream().noneMatch(problem -> problem.code() == Problem.Code.NO_ROUTE);
    }

    /** The hosts that it ends on and that are lost. */
    List<HostId> lost() {
        return each.stream().map(outlet -> outlet.at().host()).filter(host -> !host.connected()).map(Host::id)
            .distinct().toList();
    }

    /** Everything that copies may leave by. */
    List<Outlet> all() {
        final var all = new ArrayList<>(each);
        spreads.forEach(spread -> spread.up().values().forEach(all::addAll));
        return all;
    }
}
