package io.tapfabric.impl.store;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.Sink;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code taps} container. The defaults of the YANG model are applied here. In MD-SAL's data tree an entry
 * that did not change stays the same object from one version to the next, so each is read once and remembered for as
 * long as the tree holds it: a commit costs what it changed. An entry that cannot be read, which the model forbids and
 * so only the store of another version can hold, is logged and left out.
 */
public final class AskedReader {
    private static final Logger LOG = LoggerFactory.getLogger(AskedReader.class);
    private static final NodeIdentifier SERVICES = NodeIdentifier.create(
        org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService.QNAME);
    private static final NodeIdentifier FLOWS = NodeIdentifier.create(TapFlow.QNAME);
    private static final NodeIdentifier SINK = NodeIdentifier.create(Sink.QNAME);
    private static final NodeIdentifier SOURCES = NodeIdentifier.create(Source.QNAME);
    private static final NodeIdentifier ENABLED = Leaves.id("enabled");
    private static final NodeIdentifier SERVICE = Leaves.id("tap-service");
    private static final NodeIdentifier DIRECTION = Leaves.id("direction");
    private static final NodeIdentifier ID = Leaves.id("id");

    private final Cache<NormalizedNode, Optional<TapService>> services = CacheBuilder.newBuilder().weakKeys().build();
    private final Cache<NormalizedNode, Optional<Asked.Flow>> flows = CacheBuilder.newBuilder().weakKeys().build();

    /** Reads {@code taps}; nothing, if nobody has asked for anything yet, is read as {@link Asked#NOTHING}. */
    public Asked read(final Optional<? extends NormalizedNode> taps) {
        return taps.map(ContainerNode.class::cast).map(this::read).orElse(Asked.NOTHING);
    }

    private Asked read(final ContainerNode taps) {
        final var readServices = new TreeMap<TapServiceId, TapService>();
        entries(taps, SERVICES).forEach(entry -> remembered(services, entry, AskedReader::service)
            .ifPresent(service -> readServices.put(service.id(), service)));
        final var readFlows = new TreeMap<TapFlowId, Asked.Flow>();
        entries(taps, FLOWS).forEach(entry -> remembered(flows, entry, AskedReader::flow)
            .ifPresent(flow -> readFlows.put(flow.id(), flow)));
        return new Asked(readServices, readFlows);
    }

    private static <T> Optional<T> remembered(final Cache<NormalizedNode, Optional<T>> cache, final MapEntryNode entry,
            final Function<MapEntryNode, Optional<T>> reader) {
        final var known = cache.getIfPresent(entry);
        if (known != null) {
            return known;
        }
        final var read = reader.apply(entry);
        if (read.isEmpty()) {
            LOG.warn("left out, because this version cannot read it; write it again: {}", entry.name());
        }
        cache.put(entry, read);
        return read;
    }

    private static Optional<TapService> service(final MapEntryNode entry) {
        return Leaves.text(entry, ID).flatMap(id -> Leaves.container(entry, SINK).flatMap(Nics::sink)
            .map(sink -> new TapService(TapServiceId.of(id), Leaves.flag(entry, ENABLED, false), sink)));
    }

    private static Optional<Asked.Flow> flow(final MapEntryNode entry) {
        return Leaves.text(entry, ID).flatMap(id -> Leaves.text(entry, SERVICE).flatMap(service ->
            entries(entry, SOURCES).stream().findFirst().flatMap(source -> Leaves.text(source, ID).flatMap(sourceId ->
                Nics.source(source).map(nic -> new Asked.Flow(TapFlowId.of(id), Leaves.flag(entry, ENABLED, true),
                    TapServiceId.of(service), sourceId, nic, direction(entry)))))));
    }

    private static Direction direction(final MapEntryNode entry) {
        return Leaves.text(entry, DIRECTION).map(Direction::valueOf).orElse(Direction.BOTH);
    }

    private static Collection<MapEntryNode> entries(final DataContainerNode parent, final NodeIdentifier list) {
        return parent.childByArg(list) instanceof MapNode map ? map.body() : List.of();
    }
}
