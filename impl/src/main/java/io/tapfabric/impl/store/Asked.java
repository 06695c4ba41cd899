package io.tapfabric.impl.store;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The {@code taps} container as a value: what clients asked for, before tap-flows and filters have numbers.
 *
 * @param filters filters by id
 * @param services tap-services by id
 * @param flows tap-flows by id
 * @param quotas how much may be asked for
 * @param unread entries that cannot be read, and are not among the others
 */
public record Asked(SortedMap<FilterId, Filter> filters, SortedMap<TapServiceId, TapService> services,
        SortedMap<TapFlowId, Flow> flows, SortedMap<Quota, Long> quotas, SortedSet<Unread> unread) {
    public static final Asked NOTHING = new Asked(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Quota.defaults(),
        new TreeSet<>());

    public Asked {
        filters = Collections.unmodifiableSortedMap(filters);
        services = Collections.unmodifiableSortedMap(services);
        flows = Collections.unmodifiableSortedMap(flows);
        quotas = Collections.unmodifiableSortedMap(quotas);
        unread = Collections.unmodifiableSortedSet(unread);
    }

    /** The tap-services of a tap-flow, as far as they exist. */
    public Stream<TapService> servicesOf(final Flow flow) {
        return flow.services().stream().map(services::get).filter(Objects::nonNull);
    }

    /**
     * The same as intents.
     *
     * @param generation number of this snapshot
     * @param numbers gives tap-flows and filters their numbers
     */
    public Intents intents(final long generation, final Numbers numbers) {
        final var assigned = numbers.assign(new TreeSet<>(flows.keySet()));
        final var numbered = new TreeMap<TapFlowId, TapFlow>();
        flows.forEach((id, flow) -> numbered.put(id, flow.numbered(assigned.get(id))));
        final var assignedFilters = numbers.assignFilters(new TreeSet<>(filters.keySet()));
        final var numberedFilters = new TreeMap<FilterId, io.tapfabric.planner.model.Filter>();
        filters.forEach((id, filter) -> numberedFilters.put(id, filter.numbered(assignedFilters.get(id))));
        return new Intents(generation, numberedFilters, services, numbered);
    }

    /** Where copies for a tap-service are delivered: at itself, or if it is a group at its members. */
    public Stream<TapService> delivering(final Flow flow) {
        return servicesOf(flow).flatMap(service -> service.sink().members().isEmpty()
            ? Stream.of(service) : service.sink().members().keySet().stream()
                .flatMap(member -> Optional.ofNullable(services.get(member)).stream()));
    }

    /**
     * One tap-flow.
     *
     * @param id the client's id
     * @param enabled whether packets are copied
     * @param services where the copies go: one tap-service at least
     * @param sources where they come from, by the client's id
     * @param direction which packets of the sources
     * @param filter what judges them; all are copied if empty
     * @param priority its place among those of the same source that have one
     * @param oversize what becomes of copies that do not fit the way to the sink
     * @param reduction how much less is copied than that
     * @param identity what remote collectors tell its copies by, if that is its own
     */
    public record Flow(TapFlowId id, boolean enabled, SortedSet<TapServiceId> services,
            SortedMap<String, Source> sources, Direction direction, Optional<FilterId> filter,
            Optional<TapFlowPriority> priority, Oversize oversize, Reduction reduction, Optional<Long> identity) {
        public Flow {
            services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
            sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        }

        TapFlow numbered(final TapFlowNumber number) {
            return new TapFlow(id, number, enabled, services, sources, direction, filter, priority, oversize,
                reduction, identity);
        }
    }

    /**
     * One filter.
     *
     * @param id the client's id
     * @param in rules for what the source receives
     * @param out rules for what it sends
     * @param otherwise what is said of a packet that no rule matches
     * @param fragments which later fragments a rule takes that looks into layer 4
     */
    public record Filter(FilterId id, List<FilterRule> in, List<FilterRule> out, Verdict otherwise,
            Fragments fragments) {
        public Filter {
            in = List.copyOf(in);
            out = List.copyOf(out);
        }

        io.tapfabric.planner.model.Filter numbered(final FilterNumber number) {
            return new io.tapfabric.planner.model.Filter(id, number, in, out, otherwise, fragments);
        }
    }
}
