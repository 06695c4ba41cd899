package io.tapfabric.impl.store;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.Quota;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowPriority;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/**
 * Reads the {@code taps} container. The defaults of the YANG model are applied here. In MD-SAL's data tree an entry
 * that did not change stays the same object from one version to the next, so each is read once and remembered for as
 * long as the tree holds it: a commit costs what it changed. An entry that cannot be read is left out: the rules
 * forbid it, so only the store of another version can hold one.
 */
public final class AskedReader {
    private static final NodeIdentifier QUOTAS = Leaves.id("quotas");
    private static final NodeIdentifier SERVICES = Leaves.id("tap-service");
    private static final NodeIdentifier FLOWS = Leaves.id("tap-flow");
    private static final NodeIdentifier SINK = Leaves.id("sink");
    private static final NodeIdentifier SOURCES = Leaves.id("source");
    private static final NodeIdentifier ENABLED = Leaves.id("enabled");
    private static final NodeIdentifier DIRECTION = Leaves.id("direction");
    private static final NodeIdentifier FILTER = Leaves.id("filter");
    private static final NodeIdentifier PRIORITY = Leaves.id("priority");
    private static final NodeIdentifier OVERSIZE = Leaves.id("oversize");
    private static final NodeIdentifier IDENTITY = Leaves.id("identity");

    private final Cache<NormalizedNode, Read<Asked.Filter>> filters = CacheBuilder.newBuilder().weakKeys().build();
    private final Cache<NormalizedNode, Read<TapService>> services = CacheBuilder.newBuilder().weakKeys().build();
    private final Cache<NormalizedNode, Read<Asked.Flow>> flows = CacheBuilder.newBuilder().weakKeys().build();
    private final Consumer<Unread> leftOut;

    public AskedReader() {
        this(unread -> {
            // the caller finds them in what was read
        });
    }

    /**
     * Begins with nothing remembered.
     *
     * @param leftOut hears once of each entry that cannot be read
     */
    AskedReader(final Consumer<Unread> leftOut) {
        this.leftOut = leftOut;
    }

    /** Reads {@code taps}; nothing, if nobody has asked for anything yet, is read as {@link Asked#NOTHING}. */
    public Asked read(final Optional<? extends NormalizedNode> taps) {
        return taps.map(DataContainerNode.class::cast).map(this::read).orElse(Asked.NOTHING);
    }

    /** Reads {@code taps}, or anything else that has its lists. */
    public Asked read(final DataContainerNode taps) {
        final var readFilters = new TreeMap<FilterId, Asked.Filter>();
        final var readServices = new TreeMap<TapServiceId, TapService>();
        final var readFlows = new TreeMap<TapFlowId, Asked.Flow>();
        final var unread = new TreeSet<Unread>();
        Leaves.entries(taps, Filters.FILTERS).forEach(entry -> remembered(filters, entry, Filters::find)
            .take(filter -> readFilters.put(filter.id(), filter), unread));
        Leaves.entries(taps, SERVICES).forEach(entry -> remembered(services, entry, AskedReader::service)
            .take(service -> readServices.put(service.id(), service), unread));
        Leaves.entries(taps, FLOWS).forEach(entry -> remembered(flows, entry, AskedReader::flow)
            .take(flow -> readFlows.put(flow.id(), flow), unread));
        return new Asked(readFilters, readServices, readFlows, quotas(taps), unread);
    }

    private static SortedMap<Quota, Long> quotas(final DataContainerNode taps) {
        final var quotas = new TreeMap<>(Quota.defaults());
        Leaves.container(taps, QUOTAS).ifPresent(set -> quotas.replaceAll((quota, otherwise) ->
            Leaves.text(set, Leaves.id(quota.toString())).map(Long::valueOf).orElse(otherwise)));
        return quotas;
    }

    private <T> Read<T> remembered(final Cache<NormalizedNode, Read<T>> cache, final MapEntryNode entry,
            final Function<MapEntryNode, Optional<T>> reader) {
        final var known = cache.getIfPresent(entry);
        if (known != null) {
            return known;
        }
        final var read = reader.apply(entry).map(value -> new Read<>(Optional.of(value), Optional.empty()))
            .orElseGet(() -> new Read<>(Optional.empty(), Optional.of(unread(entry))));
        cache.put(entry, read);
        return read;
    }

    private Unread unread(final MapEntryNode entry) {
        final var unread = new Unread(entry.name().getNodeType().getLocalName(),
            Leaves.text(entry, Leaves.ID).orElse(""), Mistakes.find(entry));
        leftOut.accept(unread);
        return unread;
    }

    private static Optional<TapService> service(final MapEntryNode entry) {
        return Leaves.text(entry, Leaves.ID).flatMap(id -> Leaves.container(entry, SINK).flatMap(Sinks::find)
            .map(sink -> new TapService(TapServiceId.of(id), Leaves.flag(entry, ENABLED, false), sink)));
    }

    private static Optional<Asked.Flow> flow(final MapEntryNode entry) {
        return Leaves.text(entry, Leaves.ID).flatMap(id -> services(entry).flatMap(services ->
            sources(entry).flatMap(sources -> Reductions.find(entry).map(reduction -> new Asked.Flow(TapFlowId.of(id),
                Leaves.flag(entry, ENABLED, true), services, sources, direction(entry),
                Leaves.text(entry, FILTER).map(FilterId::of), priority(entry), oversize(entry), reduction,
                Leaves.text(entry, IDENTITY).map(Long::valueOf))))));
    }

    /** All tap-services, or nothing if there is none. */
    private static Optional<SortedSet<TapServiceId>> services(final MapEntryNode flow) {
        return Optional.<SortedSet<TapServiceId>>of(Leaves.texts(flow, SERVICES).map(TapServiceId::of)
            .collect(Collectors.toCollection(TreeSet::new))).filter(services -> !services.isEmpty());
    }

    /** All sources, or nothing if there is none or one of them cannot be read: half a tap-flow is another one. */
    private static Optional<SortedMap<String, Source>> sources(final MapEntryNode flow) {
        final var entries = Leaves.entries(flow, SOURCES);
        final var sources = new TreeMap<String, Source>();
        entries.forEach(entry -> Leaves.text(entry, Leaves.ID).ifPresent(id ->
            Sources.find(entry).ifPresent(source -> sources.put(id, source))));
        return Optional.<SortedMap<String, Source>>of(sources)
            .filter(read -> !read.isEmpty() && read.size() == entries.size());
    }

    private static Direction direction(final MapEntryNode entry) {
        return Leaves.text(entry, DIRECTION).map(Direction::valueOf).orElse(Direction.BOTH);
    }

    private static Optional<TapFlowPriority> priority(final MapEntryNode entry) {
        return Leaves.text(entry, PRIORITY).map(Integer::valueOf).map(TapFlowPriority::new);
    }

    private static Oversize oversize(final MapEntryNode entry) {
        return Leaves.name(entry, OVERSIZE).map(Oversize::valueOf).orElse(Oversize.TRUNCATE);
    }

    private record Read<T>(Optional<T> value, Optional<Unread> unread) {
        void take(final Consumer<T> consumer, final Collection<Unread> leftOut) {
            value.ifPresent(consumer);
            unread.ifPresent(leftOut::add);
        }
    }
}
