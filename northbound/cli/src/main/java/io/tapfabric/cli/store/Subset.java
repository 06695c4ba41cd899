package io.tapfabric.cli.store;

import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/**
 * Some intents with their states: what one JSON document shows.
 *
 * @param taps these intents alone
 * @param state their states alone
 */
public record Subset(Taps taps, TapsState state) {
    /** Filters with what is known of them. */
    public static Subset ofFilters(final Collection<Filter> filters, final TapsState all) {
        final var ids = filters.stream().map(Filter::requireId).collect(Collectors.toSet());
        return new Subset(new TapsBuilder().setFilter(BindingMap.ordered(filters)).build(),
            new TapsStateBuilder().setGeneration(all.getGeneration())
                .setFilter(Maps.filterKeys(all.nonnullFilter(), key -> ids.contains(key.getId()))).build());
    }

    /** Tap-services with their states. */
    public static Subset ofTapServices(final Collection<TapService> services, final TapsState all) {
        final var ids = services.stream().map(TapService::requireId).collect(Collectors.toSet());
        return new Subset(new TapsBuilder().setTapService(BindingMap.ordered(services)).build(),
            new TapsStateBuilder().setGeneration(all.getGeneration())
                .setTapService(Maps.filterKeys(all.nonnullTapService(), key -> ids.contains(key.getId()))).build());
    }

    /** Tap-flows with their states. */
    public static Subset ofTapFlows(final Collection<TapFlow> flows, final TapsState all) {
        final var ids = flows.stream().map(TapFlow::requireId).collect(Collectors.toSet());
        return new Subset(new TapsBuilder().setTapFlow(BindingMap.ordered(flows)).build(),
            new TapsStateBuilder().setGeneration(all.getGeneration())
                .setTapFlow(Maps.filterKeys(all.nonnullTapFlow(), key -> ids.contains(key.getId()))).build());
    }
}
