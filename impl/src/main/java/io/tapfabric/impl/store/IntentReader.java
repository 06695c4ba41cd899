package io.tapfabric.impl.store;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.tap.service.Sink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code taps} container into the planner's values. The defaults of the YANG model are applied here. An entry
 * that cannot be read, which the model forbids and so only a store of another version can hold, is logged and left out.
 */
public final class IntentReader {
    private static final Logger LOG = LoggerFactory.getLogger(IntentReader.class);

    private final TreeMap<TapServiceId, io.tapfabric.planner.model.TapService> services = new TreeMap<>();
    private final TreeMap<TapFlowId, io.tapfabric.planner.model.TapFlow> flows = new TreeMap<>();

    private IntentReader() {
    }

    /**
     * Reads one snapshot.
     *
     * @param taps the container; nothing if nobody has asked for anything yet
     * @param generation number of the snapshot
     * @param numbers gives the tap-flows their numbers
     */
    public static Intents read(final Optional<Taps> taps, final long generation, final Numbers numbers) {
        final var reader = new IntentReader();
        reader.read(taps.map(Taps::nonnullTapFlow).orElseGet(Map::of), numbers);
        taps.ifPresent(some -> some.nonnullTapService().values().forEach(reader::read));
        return new Intents(generation, reader.services, reader.flows);
    }

    private void read(final TapService service) {
        final var id = TapServiceId.of(service.requireId().getValue());
        sink(service).ifPresentOrElse(
            sink -> services.put(id,
                new io.tapfabric.planner.model.TapService(id, Boolean.TRUE.equals(service.getEnabled()), sink)),
            () -> LOG.warn("tap-service={} is left out: its sink cannot be read; write it again", id));
    }

    private void read(final Map<?, TapFlow> entries, final Numbers numbers) {
        final var byId = new TreeMap<TapFlowId, TapFlow>();
        entries.values().forEach(flow -> byId.put(TapFlowId.of(flow.requireId().getValue()), flow));
        final SortedMap<TapFlowId, TapFlowNumber> assigned = numbers.assign(new TreeSet<>(byId.keySet()));
        byId.forEach((id, flow) -> source(flow).ifPresentOrElse(
            source -> flows.put(id, flow(id, assigned.get(id), flow, source)),
            () -> LOG.warn("tap-flow={} is left out: its source cannot be read; write it again", id)));
    }

    private static io.tapfabric.planner.model.TapFlow flow(final TapFlowId id, final TapFlowNumber number,
            final TapFlow flow, final NicSelector source) {
        return new io.tapfabric.planner.model.TapFlow(id, number, !Boolean.FALSE.equals(flow.getEnabled()),
            TapServiceId.of(flow.requireTapService().getValue()), source, direction(flow));
    }

    private static Direction direction(final TapFlow flow) {
        final var direction = flow.getDirection();
        return direction == null ? Direction.BOTH : Direction.valueOf(direction.getName());
    }

    private static Optional<NicSelector> source(final TapFlow flow) {
        return flow.nonnullSource().values().stream().findFirst().map(Source::getKind).flatMap(BindingNics::source);
    }

    private static Optional<NicSelector> sink(final TapService service) {
        return Optional.ofNullable(service.getSink()).map(Sink::getKind).flatMap(BindingNics::sink);
    }
}
