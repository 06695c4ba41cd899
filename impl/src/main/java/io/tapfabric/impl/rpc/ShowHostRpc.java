package io.tapfabric.impl.rpc;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.tapfabric.planner.model.HostId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.EntryKind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHost;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.show.host.output.Entry;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.show.host.output.EntryBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * Answers the RPC {@code show-host}.
 */
public final class ShowHostRpc implements ShowHost, AutoCloseable {
    private final Function<HostId, Optional<List<HostEntry>>> hosts;
    private final Registration registration;

    /**
     * Registers the RPC.
     *
     * @param hosts what a host should hold and holds; nothing for a host that is not known
     */
    public ShowHostRpc(final RpcProviderService rpcs, final Function<HostId, Optional<List<HostEntry>>> hosts) {
        this.hosts = hosts;
        registration = rpcs.registerRpcImplementation(this);
    }

    @Override
    public void close() {
        registration.close();
    }

    @Override
    public ListenableFuture<RpcResult<ShowHostOutput>> invoke(final ShowHostInput input) {
        final var id = HostId.of(input.requireHost().getValue());
        return Futures.immediateFuture(hosts.apply(id).map(ShowHostRpc::found).orElseGet(() -> notFound(id)));
    }

    private static RpcResult<ShowHostOutput> found(final List<HostEntry> entries) {
        return RpcResultBuilder.success(new ShowHostOutputBuilder()
            .setEntry(entries.stream().map(ShowHostRpc::entry).collect(BindingMap.toOrderedMap()))
            .build()).build();
    }

    private static RpcResult<ShowHostOutput> notFound(final HostId id) {
        return RpcResultBuilder.<ShowHostOutput>failed()
            .withError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE,
                "host '" + id + "' is not known; allowed: a host of taps-state (a host appears there when it connects)")
            .build();
    }

    private static Entry entry(final HostEntry entry) {
        final var builder = new EntryBuilder().setKind(switch (entry.kind()) {
            case ROW -> EntryKind.Row;
            case FLOW -> EntryKind.Flow;
        }).setKey(entry.key()).setSame(entry.same());
        entry.planned().ifPresent(builder::setPlanned);
        entry.observed().ifPresent(builder::setObserved);
        return builder.build();
    }
}
