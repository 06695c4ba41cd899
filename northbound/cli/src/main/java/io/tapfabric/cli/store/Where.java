package io.tapfabric.cli.store;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceKey;

/**
 * On which hosts sources and sinks are now.
 *
 * @param state as the controller reports it
 */
public record Where(TapsState state) {
    /** The host of the sink, if known. */
    public Set<String> hosts(final TapService service) {
        return ids(Optional.ofNullable(state.nonnullTapService().get(new TapServiceKey(service.requireId()))).stream()
            .flatMap(known -> Optional.ofNullable(known.getHost()).stream()));
    }

    /** The hosts of source and sink, as far as known. */
    public Set<String> hosts(final TapFlow flow) {
        return ids(Optional.ofNullable(state.nonnullTapFlow().get(new TapFlowKey(flow.requireId()))).stream()
            .flatMap(known -> Stream.of(Optional.ofNullable(known.getSourceHost()),
                Optional.ofNullable(known.getSinkHost())).flatMap(Optional::stream)));
    }

    private static Set<String> ids(final Stream<HostId> hosts) {
        return hosts.map(HostId::getValue).collect(Collectors.toSet());
    }
}
