package io.tapfabric.impl.store;

import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;

/**
 * Reads children of a data tree node, by the names of the YANG module {@code tapfabric}.
 */
final class Leaves {
    private Leaves() {
    }

    static NodeIdentifier id(final String localName) {
        return NodeIdentifier.create(QName.create(Taps.QNAME, localName).intern());
    }

    static Optional<String> text(final DataContainerNode parent, final NodeIdentifier leaf) {
        return parent.childByArg(leaf) instanceof LeafNode<?> node ? Optional.of(node.body().toString())
            : Optional.empty();
    }

    static boolean flag(final DataContainerNode parent, final NodeIdentifier leaf, final boolean otherwise) {
        return text(parent, leaf).map(Boolean::valueOf).orElse(otherwise);
    }

    static Optional<DataContainerNode> container(final DataContainerNode parent, final NodeIdentifier child) {
        return parent.childByArg(child) instanceof DataContainerNode node ? Optional.of(node) : Optional.empty();
    }
}
