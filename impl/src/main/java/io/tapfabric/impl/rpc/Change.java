package io.tapfabric.impl.rpc;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.Unread;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/**
 * A change of what is asked for, as the RPC {@code plan} takes it.
 *
 * @param puts what is added, or replaces what has its id
 * @param deletedFilters ids of filters that are deleted
 * @param deletedServices ids of tap-services that are deleted
 * @param deletedFlows ids of tap-flows that are deleted
 */
record Change(Asked puts, SortedSet<String> deletedFilters, SortedSet<String> deletedServices,
        SortedSet<String> deletedFlows) {
    private static final String FILTER = "filter";
    private static final String SERVICE = "tap-service";
    private static final String FLOW = "tap-flow";

    Change {
        deletedFilters = Collections.unmodifiableSortedSet(new TreeSet<>(deletedFilters));
        deletedServices = Collections.unmodifiableSortedSet(new TreeSet<>(deletedServices));
        deletedFlows = Collections.unmodifiableSortedSet(new TreeSet<>(deletedFlows));
    }

    /** What is wrong with it, before any rule is asked: it speaks of what is not there, or contradicts itself. */
    List<Mistake> mistakes(final Asked current) {
        return Stream.of(
            puts.unread().stream().filter(entry -> entry.wrong().isEmpty())
                .map(entry -> new Mistake(ErrorTag.INVALID_VALUE, entry + "; allowed: all that is mandatory")),
            contradictions(FILTER, Sets.intersection(deletedFilters, filters(puts))),
            contradictions(SERVICE, Sets.intersection(deletedServices, services(puts))),
            contradictions(FLOW, Sets.intersection(deletedFlows, flows(puts))),
            unknown(FILTER, Sets.difference(deletedFilters, filters(current))),
            unknown(SERVICE, Sets.difference(deletedServices, services(current))),
            unknown(FLOW, Sets.difference(deletedFlows, flows(current))))
            .flatMap(mistakes -> mistakes).toList();
    }

    private static Stream<Mistake> contradictions(final String list, final Set<String> ids) {
        return ids.stream().map(id -> new Mistake(ErrorTag.INVALID_VALUE, "delete-" + list + " '" + id + "': the same "
            + list + " is put by this change; allowed: one of both"));
    }

    private static Stream<Mistake> unknown(final String list, final Set<String> ids) {
        return ids.stream().map(id -> new Mistake(ErrorTag.DATA_MISSING, "delete-" + list + " '" + id
            + "' does not exist; allowed: the id of an existing " + list));
    }

    /** What is asked for after the change. */
    Asked appliedTo(final Asked current) {
        final var goneFilters = Sets.union(deletedFilters, filters(puts)).immutableCopy();
        final var goneServices = Sets.union(deletedServices, services(puts)).immutableCopy();
        final var goneFlows = Sets.union(deletedFlows, flows(puts)).immutableCopy();
        final var filters = new TreeMap<>(current.filters());
        filters.keySet().removeIf(id -> goneFilters.contains(id.value()));
        filters.putAll(puts.filters());
        final var services = new TreeMap<>(current.services());
        services.keySet().removeIf(id -> goneServices.contains(id.value()));
        services.putAll(puts.services());
        final var flows = new TreeMap<>(current.flows());
        flows.keySet().removeIf(id -> goneFlows.contains(id.value()));
        flows.putAll(puts.flows());
        final var unread = new TreeSet<>(current.unread());
        final var gone = Map.of(FILTER, goneFilters, SERVICE, goneServices, FLOW, goneFlows);
        unread.removeIf(entry -> gone.getOrDefault(entry.list(), ImmutableSet.of()).contains(entry.id()));
        unread.addAll(puts.unread());
        return new Asked(filters, services, flows, current.quotas(), unread);
    }

    private static Set<String> filters(final Asked asked) {
        return Stream.concat(asked.filters().keySet().stream().map(FilterId::value), unread(asked, FILTER))
            .collect(Collectors.toSet());
    }

    private static Set<String> services(final Asked asked) {
        return Stream.concat(asked.services().keySet().stream().map(TapServiceId::value), unread(asked, SERVICE))
            .collect(Collectors.toSet());
    }

    private static Set<String> flows(final Asked asked) {
        return Stream.concat(asked.flows().keySet().stream().map(TapFlowId::value), unread(asked, FLOW))
            .collect(Collectors.toSet());
    }

    private static Stream<String> unread(final Asked asked, final String list) {
        return asked.unread().stream().filter(entry -> entry.list().equals(list)).map(Unread::id);
    }

    /**
     * Why a change makes no sense.
     *
     * @param tag what kind of error it is
     * @param sentence what is wrong, and what is allowed
     */
    record Mistake(ErrorTag tag, String sentence) {
    }
}
