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
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.input.TapServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/**
 * A change of the intents as a value: it can be committed, or only planned.
 *
 * @param tapServices those added or replaced
 * @param tapFlows those added or replaced
 * @param noTapServices those deleted
 * @param noTapFlows those deleted
 */
public record Edit(List<TapService> tapServices, List<TapFlow> tapFlows, Set<Id> noTapServices, Set<Id> noTapFlows) {
    /** No change. */
    public static final Edit NONE = new Edit(List.of(), List.of(), Set.of(), Set.of());

    public Edit {
        tapServices = List.copyOf(tapServices);
        tapFlows = List.copyOf(tapFlows);
        noTapServices = Set.copyOf(noTapServices);
        noTapFlows = Set.copyOf(noTapFlows);
    }

    public static Edit put(final TapService service) {
        return new Edit(List.of(service), List.of(), Set.of(), Set.of());
    }

    public static Edit put(final TapFlow flow) {
        return new Edit(List.of(), List.of(flow), Set.of(), Set.of());
    }

    public static Edit deleteTapService(final Id id) {
        return new Edit(List.of(), List.of(), Set.of(id), Set.of());
    }

    public static Edit deleteTapFlow(final Id id) {
        return new Edit(List.of(), List.of(), Set.of(), Set.of(id));
    }

    /** This and the other. */
    public Edit and(final Edit other) {
        return new Edit(Stream.concat(tapServices.stream(), other.tapServices.stream()).toList(),
            Stream.concat(tapFlows.stream(), other.tapFlows.stream()).toList(),
            Sets.union(noTapServices, other.noTapServices), Sets.union(noTapFlows, other.noTapFlows));
    }

    /** Writes all of it. */
    void write(final WriteOperations writes) {
        tapServices.forEach(service ->
            writes.put(LogicalDatastoreType.CONFIGURATION, path(service.key()), service));
        tapFlows.forEach(flow -> writes.put(LogicalDatastoreType.CONFIGURATION, path(flow.key()), flow));
        noTapFlows.forEach(id -> writes.delete(LogicalDatastoreType.CONFIGURATION, path(new TapFlowKey(id))));
        noTapServices.forEach(id -> writes.delete(LogicalDatastoreType.CONFIGURATION, path(new TapServiceKey(id))));
    }

    /** The same as a question: what would it do. */
    public PlanInput question() {
        return new PlanInputBuilder()
            .setTapService(BindingMap.ordered(tapServices.stream()
                .map(service -> new TapServiceBuilder(service).setId(service.getId()).build())
                .collect(Collectors.toList())))
            .setTapFlow(BindingMap.ordered(tapFlows.stream()
                .map(flow -> new TapFlowBuilder(flow).setId(flow.getId()).setTapService(flow.getTapService()).build())
                .collect(Collectors.toList())))
            .setDeleteTapService(noTapServices).setDeleteTapFlow(noTapFlows).build();
    }

    private static InstanceIdentifier<TapService> path(final TapServiceKey key) {
        return InstanceIdentifier.builder(Taps.class).child(TapService.class, key).build();
    }

    private static InstanceIdentifier<TapFlow> path(final TapFlowKey key) {
        return InstanceIdentifier.builder(Taps.class).child(TapFlow.class, key).build();
    }
}
