package io.tapfabric.impl.rpc;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.tapfabric.planner.model.HostId;
import java.util.function.Function;
import java.util.function.Predicate;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHost;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostInput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostOutputBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * Answers the RPC {@code forget-host}.
 */
public final class ForgetHostRpc implements ForgetHost, AutoCloseable {
    private final Predicate<HostId> known;
    private final Function<HostId, ListenableFuture<Boolean>> forget;
    private final Registration registration;

    /**
     * Registers the RPC.
     *
     * @param known whether a host has connected, now or before a restart
     * @param forget forgets a host; false, and nothing is done, if it is connected
     */
    public ForgetHostRpc(final RpcProviderService rpcs, final Predicate<HostId> known,
            final Function<HostId, ListenableFuture<Boolean>> forget) {
        this.known = known;
        this.forget = forget;
        registration = rpcs.registerRpcImplementation(this);
    }

    @Override
    public void close() {
        registration.close();
    }

    @Override
    public ListenableFuture<RpcResult<ForgetHostOutput>> invoke(final ForgetHostInput input) {
        final var id = HostId.of(input.requireHost().getValue());
        if (!known.test(id)) {
            return Futures.immediateFuture(failure(ErrorTag.DATA_MISSING, "host '" + id
                + "' is not known; allowed: a host of taps-state, or one that is waited for after a start"));
        }
        return Futures.transform(forget.apply(id), forgotten -> forgotten
            ? RpcResultBuilder.success(new ForgetHostOutputBuilder().build()).build()
            : failure(ErrorTag.IN_USE, "host '" + id + "' is connected; allowed: a host without OVSDB connection, as"
                + " after 'ovs-vsctl del-manager' on it"), MoreExecutors.directExecutor());
    }

    private static RpcResult<ForgetHostOutput> failure(final ErrorTag tag, final String sentence) {
        return RpcResultBuilder.<ForgetHostOutput>failed().withError(ErrorType.APPLICATION, tag, sentence).build();
    }
}
