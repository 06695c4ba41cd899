package io.tapfabric.impl.store;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.VlanSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafSetNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/**
 * Finds the values that the types of the model let pass, but that mean nothing: ranges of VLANs that are none, bursts
 * in which long packets do not fit, and texts that are no IP addresses (of a type that is derived from another
 * yangtools checks only the last pattern), or not those of a collector.
 */
final class Mistakes {
    static final String RANGES =
        "it is a VLAN, as 10, or the first and the last of several, as 20-30; VLANs are 0 to " + VlanSet.HIGHEST;
    static final String ADDRESSES = "it is an IPv4 or IPv6 address without a zone";

    private Mistakes() {
    }

    /** The first in an entry of one of the lists of {@code taps}. */
    static Optional<Unread.Wrong> find(final MapEntryNode entry) {
        return entry.name().getNodeType().equals(Filters.FILTERS.getNodeType()) ? Filters.wrong(entry)
            : children(entry, Optional.empty()).findFirst();
    }

    private static Stream<Unread.Wrong> children(final DataContainerNode parent,
            final Optional<Unread.Where> source) {
        return parent.body().stream().flatMap(child -> node(child, source));
    }

    private static Stream<Unread.Wrong> node(final NormalizedNode node, final Optional<Unread.Where> source) {
        if (node instanceof MapNode list) {
            return list.body().stream().flatMap(entry -> children(entry,
                Leaves.text(entry, Leaves.ID).map(id -> new Unread.Where(Unread.SOURCE, id))));
        }
        if (node instanceof DataContainerNode limit && limit.name().equals(Reductions.RATE_LIMIT)) {
            return Reductions.wrongBursts(limit).map(burst ->
                Unread.Wrong.value(Optional.empty(), "rate-limit burst", burst, Reductions.BURSTS));
        }
        if (node instanceof DataContainerNode remote && remote.name().equals(Remotes.REMOTE)) {
            return Remotes.wrong(remote);
        }
        if (node instanceof DataContainerNode container) {
            return children(container, source);
        }
        if (node instanceof LeafSetNode<?> list && list.name().equals(Leaves.VLAN)) {
            return Leaves.texts(list).filter(text -> vlans(List.of(text)).isEmpty())
                .map(text -> Unread.Wrong.value(source, "vlan", text, RANGES));
        }
        return Stream.of(node).filter(leaf -> leaf.name().equals(Leaves.IP)).map(LeafNode.class::cast)
            .map(leaf -> leaf.body().toString()).filter(text -> !InetAddresses.isInetAddress(text))
            .map(text -> Unread.Wrong.value(source, "ip", text, ADDRESSES));
    }

    /** The VLANs that texts name; nothing if one of them names none. */
    static Optional<VlanSet> vlans(final List<String> texts) {
        try {
            return Optional.of(VlanSet.of(texts));
        } catch (IllegalArgumentException e) {
            return Optional.empty();        // the texts are a client's: not a bug, and told apart by nothing else
        }
    }
}
