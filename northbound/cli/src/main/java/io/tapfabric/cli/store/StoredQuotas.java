package io.tapfabric.cli.store;

import io.tapfabric.cli.Failure;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Quotas;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

/**
 * The quotas that are set in the datastore. Generated types will not do: they say of a quota that nobody has set that
 * it is set to its default.
 */
public final class StoredQuotas {
    private static final NodeIdentifier TAPS = NodeIdentifier.create(Taps.QNAME);
    private static final NodeIdentifier QUOTAS = NodeIdentifier.create(Quotas.QNAME);
    private static final YangInstanceIdentifier PATH = YangInstanceIdentifier.of(TAPS, QUOTAS);

    private final DOMDataBroker broker;

    public StoredQuotas(final DOMDataBroker broker) {
        this.broker = broker;
    }

    /** Those that are set, each a leaf of {@code quotas}, in {@code taps}. */
    public ContainerNode taps() throws Failure {
        final var taps = ImmutableNodes.newContainerBuilder().withNodeIdentifier(TAPS);
        try (var tx = broker.newReadOnlyTransaction()) {
            Answer.of(tx.read(LogicalDatastoreType.CONFIGURATION, PATH)).map(ContainerNode.class::cast)
                .ifPresent(taps::withChild);
        }
        return taps.build();
    }

    /** Whether a quota is set, of what {@link #taps} gave. */
    public static boolean has(final ContainerNode taps, final String quota) {
        return Optional.ofNullable(taps.childByArg(QUOTAS)).map(ContainerNode.class::cast)
            .filter(quotas -> quotas.childByArg(leaf(quota)) != null).isPresent();
    }

    /**
     * Changes all of these quotas, or none.
     *
     * @param limits each with what it shall be; empty for its default
     */
    public void change(final Map<String, Optional<Uint32>> limits) throws Failure {
        final var tx = broker.newWriteOnlyTransaction();
        limits.forEach((quota, limit) -> {
            final var path = PATH.node(leaf(quota));
            limit.ifPresentOrElse(
                to -> tx.put(LogicalDatastoreType.CONFIGURATION, path, ImmutableNodes.leafNode(leaf(quota), to)),
                () -> tx.delete(LogicalDatastoreType.CONFIGURATION, path));
        });
        Answer.of(tx.commit());
    }

    private static NodeIdentifier leaf(final String quota) {
        return NodeIdentifier.create(QName.create(Quotas.QNAME, quota));
    }
}
