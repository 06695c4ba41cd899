package io.tapfabric.impl.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.Mockito.mock;

import io.tapfabric.planner.model.HostId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.EntryKind;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHostOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.show.host.output.Entry;
import org.opendaylight.yangtools.yang.common.RpcResult;

class ShowHostRpcTest {
    private final ShowHostRpc rpc = new ShowHostRpc(mock(RpcProviderService.class), id -> id.equals(HostId.of("h1"))
        ? Optional.of(List.of(
            new HostEntry(HostEntry.Kind.ROW, "Mirror x", Optional.of("a"), Optional.of("a")),
            new HostEntry(HostEntry.Kind.FLOW, "table=0", Optional.of("drop"), Optional.empty())))
        : Optional.empty());

    @Test
    void showsRowsAndFlows() throws Exception {
        final var entries = invoke("h1").getResult().nonnullEntry().values().stream().toList();
        assertEquals(EntryKind.Row, entries.get(0).getKind());
        assertEquals(List.of(true, false), entries.stream().map(Entry::requireSame).toList());
        assertEquals("drop", entries.get(1).getPlanned());
    }

    @Test
    void saysThatItDoesNotKnowTheHost() throws Exception {
        final var result = invoke("h2");
        assertFalse(result.isSuccessful());
        assertEquals("host 'h2' is not known; allowed: a host of taps-state (a host appears there when it connects)",
            result.getErrors().get(0).getMessage());
    }

    private RpcResult<ShowHostOutput> invoke(final String host) throws Exception {
        return rpc.invoke(new ShowHostInputBuilder()
            .setHost(new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId(host)).build()).get();
    }
}
