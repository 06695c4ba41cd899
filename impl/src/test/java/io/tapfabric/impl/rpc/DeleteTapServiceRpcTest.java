package io.tapfabric.impl.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.FluentFuture;
import io.tapfabric.impl.rules.RefusedException;
import io.tapfabric.impl.rules.Violation;
import io.tapfabric.impl.store.Yang;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapServiceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.binding.spi.ForwardingDataBroker;
import org.opendaylight.mdsal.binding.spi.ForwardingReadWriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapServiceInputBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapServiceKey;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

class DeleteTapServiceRpcTest extends AbstractConcurrentDataBrokerTest {
    private static final InstanceIdentifier<Taps> TAPS = InstanceIdentifier.create(Taps.class);

    @BeforeEach
    void before() throws Exception {
        setup();
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS, new TapsBuilder()
            .setTapService(BindingMap.of(Yang.service("s", Yang.iface("a")), Yang.service("t", Yang.iface("b")),
                Yang.service("u", Yang.iface("c"))))
            .setTapFlow(BindingMap.of(Yang.flow("f", "s", Yang.iface("d")), Yang.flow("g", "s", Yang.iface("e")),
                Yang.flow("h", "t", Yang.iface("d")))).build());
        tx.commit().get();
    }

    @Test
    void deletesATapServiceWithoutTapFlows() throws Exception {
        assertEquals("[]", delete("u", false));
        assertEquals("[s, t] [f, g, h]", stored());
    }

    @Test
    void deletesItsTapFlowsWithIt() throws Exception {
        assertEquals("[f, g]", delete("s", true));
        assertEquals("[t, u] [h]", stored());
    }

    @Test
    void takesItFromTapFlowsThatNameOthers() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        final var flow = Yang.flow("i", "s,t,u", Yang.iface("x"));
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS.child(TapFlow.class, flow.key()), flow);
        tx.commit().get();
        assertEquals("[f, g] kept [i]", delete("s", true));
        assertEquals("[t, u] [h, i]", stored());
        final var before = taps().nonnullTapFlow().get(flow.key());
        assertEquals(Yang.ids("t,u"), before.getTapService());
        assertEquals("in-use tap-service 'u' is still named by tap-flow 'i'; allowed: to delete a tap-service that no "
            + "tap-flow names", delete("u", false));
        assertEquals("[h] kept [i]", delete("t", true));
        assertEquals(new TapFlowBuilder(before).setTapService(Yang.ids("u")).build(),
            taps().nonnullTapFlow().get(flow.key()));
        assertEquals("[i]", delete("u", true));
        assertEquals("[] []", stored());
    }

    @Test
    void deletesNothingThatIsInUse() throws Exception {
        assertEquals("in-use tap-service 's' is still named by tap-flow 'f', 'g'; allowed: to delete a tap-service "
            + "that no tap-flow names", delete("s", false));
        assertEquals("[s, t, u] [f, g, h]", stored());
    }

    /** A group would be another one without it: no cascade goes there. */
    @Test
    void deletesNoMemberOfAGroup() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, TAPS.child(TapService.class, new TapServiceKey(new Id("g"))),
            Yang.service("g", Yang.group("s", "u")));
        tx.commit().get();
        final var said =
            "is still a member of group 'g'; allowed: to delete a tap-service that is a member of no group";
        assertEquals("in-use tap-service 'u' " + said, delete("u", false));
        assertEquals("in-use tap-service 's' " + said, delete("s", true));
        assertEquals("[g, s, t, u] [f, g, h]", stored());
        assertEquals("[h]", delete("t", true));
        assertEquals("[]", delete("g", true));
        assertEquals("[f, g]", delete("s", true));
    }

    @Test
    void saysThatItDoesNotKnowTheTapService() throws Exception {
        assertEquals("data-missing tap-service 'x' does not exist; allowed: the id of an existing tap-service",
            delete("x", true));
        assertEquals("[s, t, u] [f, g, h]", stored());
    }

    @Test
    void saysWhyACommitFailed() throws Exception {
        final var refusal = new RefusedException(List.of(new Violation.NoSuchService(TapFlowId.of("new"),
            TapServiceId.of("s"))));
        assertEquals("data-missing " + refusal.getErrorList().get(0).getMessage(),
            delete(failing(refusal), "s", true));
        assertEquals("in-use somebody else changed the same at the same time: try again",
            delete(failing(new OptimisticLockFailedException("conflict")), "s", true));
        assertEquals("[s, t, u] [f, g, h]", stored());
    }

    private DataBroker failing(final TransactionCommitFailedException failure) {
        return new ForwardingDataBroker() {
            @Override
            protected DataBroker delegate() {
                return getDataBroker();
            }

            @Override
            public ReadWriteTransaction newReadWriteTransaction() {
                return new ForwardingReadWriteTransaction(super.newReadWriteTransaction()) {
                    @Override
                    public FluentFuture<? extends CommitInfo> commit() {
                        cancel();
                        return FluentFutures.immediateFailedFluentFuture(failure);
                    }
                };
            }
        };
    }

    private String delete(final String id, final boolean cascade) throws Exception {
        return delete(getDataBroker(), id, cascade);
    }

    private static String delete(final DataBroker broker, final String id, final boolean cascade) throws Exception {
        final var rpc = new DeleteTapServiceRpc(mock(RpcProviderService.class), broker, Runnable::run);
        final var result = rpc.invoke(new DeleteTapServiceInputBuilder().setId(new Id(id)).setCascade(cascade).build())
            .get();
        return result.isSuccessful()
            ? texts(result.getResult().requireTapFlow()) + Optional.ofNullable(result.getResult().getKeptTapFlow())
                .filter(kept -> !kept.isEmpty()).map(kept -> " kept " + texts(kept)).orElse("")
            : result.getErrors().stream().map(error -> error.getTag().elementBody() + " " + error.getMessage())
                .collect(Collectors.joining(" | "));
    }

    private static List<String> texts(final Set<Id> ids) {
        return ids.stream().map(Id::getValue).sorted().toList();
    }

    private String stored() throws Exception {
        final var taps = taps();
        return taps.nonnullTapService().keySet().stream().map(key -> key.getId().getValue()).sorted().toList() + " "
            + taps.nonnullTapFlow().keySet().stream().map(key -> key.getId().getValue()).sorted().toList();
    }

    private Taps taps() throws Exception {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, TAPS).get().orElse(new TapsBuilder().build());
        }
    }
}
