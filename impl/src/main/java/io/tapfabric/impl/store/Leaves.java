package io.tapfabric.impl.store;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafSetNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;

/**
 * Reads children of a data tree node, by the names of the YANG module {@code tapfabric}.
 */
public final class Leaves {
    static final NodeIdentifier ID = id("id");
    static final NodeIdentifier IP = id("ip");
    static final NodeIdentifier VLAN = id("vlan");
    static final NodeIdentifier MAC = id("mac");
    static final NodeIdentifier HOST = id("host");

    private Leaves() {
    }

    public static NodeIdentifier id(final String localName) {
        return NodeIdentifier.create(QName.create(Taps.QNAME, localName).intern());
    }

    /** The value of a leaf; nothing if it is not there. */
    public static Optional<String> text(final DataContainerNode parent, final NodeIdentifier leaf) {
        return parent.childByArg(leaf) instanceof LeafNode<?> node ? Optional.of(node.body().toString())
            : Optional.empty();
    }

    /** The name of an enum of the model as Java's enums have it. */
    static Optional<String> name(final DataContainerNode parent, final NodeIdentifier leaf) {
        return text(parent, leaf).map(text -> text.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** The values of a leaf-list; none if it is not there. */
    public static Stream<String> texts(final DataContainerNode parent, final NodeIdentifier leafList) {
        return parent.childByArg(leafList) instanceof LeafSetNode<?> node ? texts(node) : Stream.empty();
    }

    static Stream<String> texts(final LeafSetNode<?> leafList) {
        return leafList.body().stream().map(entry -> entry.body().toString());
    }

    static boolean flag(final DataContainerNode parent, final NodeIdentifier leaf, final boolean otherwise) {
        return text(parent, leaf).map(Boolean::valueOf).orElse(otherwise);
    }

    /** The value of a leaf that is a small number. */
    static int number(final DataContainerNode parent, final NodeIdentifier leaf, final int otherwise) {
        return text(parent, leaf).map(Integer::valueOf).orElse(otherwise);
    }

    /** The entries of a list; none if it is not there. */
    static Collection<MapEntryNode> entries(final DataContainerNode parent, final NodeIdentifier list) {
        return parent.childByArg(list) instanceof MapNode map ? map.body() : List.of();
    }

    /** A child that has children; nothing if it is not there. */
    public static Optional<DataContainerNode> container(final DataContainerNode parent, final NodeIdentifier child) {
        return parent.childByArg(child) instanceof DataContainerNode node ? Optional.of(node) : Optional.empty();
    }
}
