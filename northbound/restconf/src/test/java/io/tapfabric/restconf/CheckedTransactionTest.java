package io.tapfabric.restconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;

class CheckedTransactionTest {
    private final List<String> calls = new ArrayList<>();
    private final CheckedTransaction tx = new CheckedTransaction(
        (DOMDataTreeReadWriteTransaction) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {DOMDataTreeReadWriteTransaction.class}, (proxy, method, args) -> {
                calls.add(method.getName());
                return method.getReturnType() == boolean.class ? Boolean.TRUE : CommitInfo.emptyFluentFuture();
            }), new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION,
                BindingRuntimeHelpers.createEffectiveModel(Taps.class)).takeSnapshot().newModification());

    @Test
    void letsThroughWhatFits() throws Exception {
        put(Taps.QNAME);
        tx.delete(LogicalDatastoreType.CONFIGURATION, path(Taps.QNAME));
        tx.commit().get();
        assertEquals(List.of("put", "delete", "commit"), calls);
    }

    @Test
    void keepsStateOutOfTheConfiguration() {
        put(Taps.QNAME);
        put(TapsState.QNAME);
        put(Taps.QNAME);
        final var cause = assertThrows(ExecutionException.class, () -> tx.commit().get()).getCause();
        assertEquals("invalid-value: taps-state cannot be written: Child /taps-state is not present in schema tree.",
            cause.getMessage());
        assertEquals(List.of("put", "cancel"), calls);
    }

    @Test
    void deletesNoState() {
        tx.delete(LogicalDatastoreType.CONFIGURATION, path(TapsState.QNAME));
        assertThrows(ExecutionException.class, () -> tx.commit().get());
        assertEquals(List.of("cancel"), calls);
    }

    private void put(final QName name) {
        final ContainerNode empty = ImmutableNodes.newContainerBuilder().withNodeIdentifier(
            NodeIdentifier.create(name)).build();
        tx.put(LogicalDatastoreType.CONFIGURATION, path(name), empty);
    }

    private static YangInstanceIdentifier path(final QName name) {
        return YangInstanceIdentifier.of(NodeIdentifier.create(name));
    }
}
