package io.tapfabric.impl.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.Futures;
import io.tapfabric.planner.model.HostId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHostOutput;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.RpcResult;

class ForgetHostRpcTest {
    private static final HostId CONNECTED = HostId.of("h1");
    private static final HostId GONE = HostId.of("h2");

    private final List<HostId> asked = new ArrayList<>();
    private final ForgetHostRpc rpc = new ForgetHostRpc(mock(RpcProviderService.class),
        Set.of(CONNECTED, GONE)::contains, host -> {
            asked.add(host);
            return Futures.immediateFuture(!host.equals(CONNECTED));
        });

    @Test
    void forgetsAHostThatIsGone() throws Exception {
        assertTrue(invoke("h2").isSuccessful());
        assertEquals(List.of(GONE), asked);
    }

    @Test
    void refusesOneThatIsConnected() throws Exception {
        final var error = invoke("h1").getErrors().get(0);
        assertEquals(ErrorTag.IN_USE, error.getTag());
        assertEquals("host 'h1' is connected; allowed: a host without OVSDB connection, as after"
            + " 'ovs-vsctl del-manager' on it", error.getMessage());
    }

    @Test
    void saysThatItDoesNotKnowTheHost() throws Exception {
        final var error = invoke("h3").getErrors().get(0);
        assertEquals(ErrorTag.DATA_MISSING, error.getTag());
        assertEquals("host 'h3' is not known; allowed: a host of taps-state, or one that is waited for after a start",
            error.getMessage());
        assertEquals(List.of(), asked);
    }

    private RpcResult<ForgetHostOutput> invoke(final String host) throws Exception {
        return rpc.invoke(new ForgetHostInputBuilder()
            .setHost(new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId(host)).build()).get();
    }
}
