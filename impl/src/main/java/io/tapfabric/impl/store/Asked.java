package io.tapfabric.impl.store;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Oversize;
import io.tapfabric.planner.model.Reduction;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The {@code taps} container as a value: what clients asked for, before tap-flows have numbers.
 *
 * @param services tap-services by id
 * @param flows tap-flows by id
 * @param unread entries that cannot be read, and are not among the others
 */
public record Asked(SortedMap<TapServiceId, TapService> services, SortedMap<TapFlowId, Flow> flows,
        SortedSet<Unread> unread) {
    public static final Asked NOTHING = new Asked(new TreeMap<>(), new TreeMap<>());

    public Asked {
        services = Collections.unmodifiableSortedMap(services);
        flows = Collections.unmodifiableSortedMap(flows);
        unread = Collections.unmodifiableSortedSet(unread);
    }

    public Asked(final SortedMap<TapServiceId, TapService> services, final SortedMap<TapFlowId, Flow> flows) {
        this(services, flows, new TreeSet<>());
    }

    /**
     * The same as intents.
     *
     * @param generation number of this snapshot
     * @param numbers gives the tap-flows their numbers
     */
    public Intents intents(final long generation, final Numbers numbers) {
        final var assigned = numbers.assign(new TreeSet<>(flows.keySet()));
        final var numbered = new TreeMap<TapFlowId, TapFlow>();
        flows.forEach((id, flow) -> numbered.put(id, flow.numbered(assigned.get(id))));
        return new Intents(generation, new TreeMap<>(), services, numbered);
    }

    /**
     * One tap-flow.
     *
     * @param id the client's id
     * @param enabled whether packets are copied
     * @param service where the copies go
     * @param sources where they come from, by the client's id
     * @param direction which packets of the sources
     * @param oversize what becomes of copies that do not fit the way to the sink
     */
    public record Flow(TapFlowId id, boolean enabled, TapServiceId service, SortedMap<String, Source> sources,
            Direction direction, Oversize oversize) {
        public Flow {
            sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        }

        TapFlow numbered(final TapFlowNumber number) {
            return new TapFlow(id, number, enabled, service, sources, direction, Optional.empty(), oversize,
                Reduction.NONE);
        }
    }
}
