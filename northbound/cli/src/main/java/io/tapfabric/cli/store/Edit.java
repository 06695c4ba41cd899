package io.tapfabric.cli.store;

import com.google.common.collect.Sets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.mdsal.binding.api.WriteOperations;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.FilterBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.FilterKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/**
 * A change of the intents as a value: it can be committed, or only planned.
 *
 * @param filters those added or replaced
 * @param tapServices those added or replaced
 * @param tapFlows those added or replaced
 * @param noFilters those deleted
 * @param noTapServices those deleted
 * @param noTapFlows those deleted
 */
public record Edit(List<Filter> filters, List<TapService> tapServices, List<TapFlow> tapFlows, Set<Id> noFilters,
        Set<Id> noTapServices, Set<Id> noTapFlows) {
    /** No change. */
    public static final Edit NONE = new Edit(List.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of());

    public Edit {
        filters = List.copyOf(filters);
        tapServices = List.copyOf(tapServices);
        tapFlows = List.copyOf(tapFlows);
        noFilters = Set.copyOf(noFilters);
        noTapServices = Set.copyOf(noTapServices);
        noTapFlows = Set.copyOf(noTapFlows);
    }

    public static Edit put(final Filter filter) {
        return new Edit(List.of(filter), List.of(), List.of(), Set.of(), Set.of(), Set.of());
    }

    public static Edit put(final TapService service) {
        return new Edit(List.of(), List.of(service), List.of(), Set.of(), Set.of(), Set.of());
    }

    public static Edit put(final TapFlow flow) {
        return new Edit(List.of(), List.of(), List.of(flow), Set.of(), Set.of(), Set.of());
    }

    public static Edit deleteFilter(final Id id) {
        return new Edit(List.of(), List.of(), List.of(), Set.of(id), Set.of(), Set.of());
    }

    public static Edit deleteTapService(final Id id) {
        return new Edit(List.of(), List.of(), List.of(), Set.of(), Set.of(id), Set.of());
    }

    public static Edit deleteTapFlow(final Id id) {
        return new Edit(List.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of(id));
    }

    /** This and the other. */
    public Edit and(final Edit other) {
        return new Edit(Stream.concat(filters.stream(), other.filters.stream()).toList(),
            Stream.concat(tapServices.stream(), other.tapServices.stream()).toList(),
            Stream.concat(tapFlows.stream(), other.tapFlows.stream()).toList(),
            Sets.union(noFilters, other.noFilters), Sets.union(noTapServices, other.noTapServices),
            Sets.union(noTapFlows, other.noTapFlows));
    }

    /** Writes all of it. */
    void write(final WriteOperations writes) {
        filters.forEach(filter -> writes.put(LogicalDatastoreType.CONFIGURATION, path(filter.key()), filter));
        tapServices.forEach(service ->
            writes.put(LogicalDatastoreType.CONFIGURATION, path(service.key()), service));
        tapFlows.forEach(flow -> writes.put(LogicalDatastoreType.CONFIGURATION, path(flow.key()), flow));
        noTapFlows.forEach(id -> writes.delete(LogicalDatastoreType.CONFIGURATION, path(new TapFlowKey(id))));
        noTapServices.forEach(id -> writes.delete(LogicalDatastoreType.CONFIGURATION, path(new TapServiceKey(id))));
        noFilters.forEach(id -> writes.delete(LogicalDatastoreType.CONFIGURATION, path(new FilterKey(id))));
    }

    /** The same as a question: what would it do. */
    public PlanInput question() {
        return new PlanInputBuilder()
            .setFilter(BindingMap.ordered(filters.stream()
                .map(filter -> new FilterBuilder(filter).setId(filter.getId()).build())
                .collect(Collectors.toList())))
            .setTapService(BindingMap.ordered(tapServices.stream()
                .map(service -> new TapServiceBuilder(service).setId(service.getId()).build())
                .collect(Collectors.toList())))
            .setTapFlow(BindingMap.ordered(tapFlows.stream()
                .map(flow -> new TapFlowBuilder(flow).setId(flow.getId()).setTapService(flow.getTapService())
                    .setFilter(flow.getFilter()).build())
                .collect(Collectors.toList())))
            .setDeleteFilter(noFilters).setDeleteTapService(noTapServices).setDeleteTapFlow(noTapFlows).build();
    }

    private static InstanceIdentifier<Filter> path(final FilterKey key) {
        return InstanceIdentifier.builder(Taps.class).child(Filter.class, key).build();
    }

    private static InstanceIdentifier<TapService> path(final TapServiceKey key) {
        return InstanceIdentifier.builder(Taps.class).child(TapService.class, key).build();
    }

    private static InstanceIdentifier<TapFlow> path(final TapFlowKey key) {
        return InstanceIdentifier.builder(Taps.class).child(TapFlow.class, key).build();
    }
}
