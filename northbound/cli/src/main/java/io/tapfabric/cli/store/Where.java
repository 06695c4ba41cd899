package io.tapfabric.cli.store;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Sinks;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.sinks.Sink;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.source.Place;

/**
 * On which hosts sources and sinks are now.
 *
 * @param state as the controller reports it
 */
public record Where(TapsState state) {
    /** The hosts of the sink, as far as known. */
    public Set<String> hosts(final TapService service) {
        return find(state.nonnullTapService().get(new TapServiceKey(service.requireId()))).map(Where::sinks)
            .collect(union());
    }

    /** The hosts of sources and sink, as far as known. */
    public Set<String> hosts(final TapFlow flow) {
        return find(state.nonnullTapFlow().get(new TapFlowKey(flow.requireId())))
            .map(known -> Stream.concat(sinks(known), known.nonnullSource().values().stream()
                .flatMap(source -> source.nonnullPlace().values().stream()).map(Place::requireHost)))
            .collect(union());
    }

    private static Stream<HostId> sinks(final Sinks known) {
        return known.nonnullSink().values().stream().map(Sink::requireHost);
    }

    private static <T> Stream<T> find(final @Nullable T known) {
        return Optional.ofNullable(known).stream();
    }

    private static Collector<Stream<HostId>, ?, Set<String>> union() {
        return Collectors.flatMapping(hosts -> hosts.map(HostId::getValue), Collectors.toSet());
    }
}
