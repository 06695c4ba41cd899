package io.tapfabric.impl.store;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.state.FabricState;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.LastChange;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Quota;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapService;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * Writes the operational tree {@code taps-state}: all of it first, afterwards the entries that changed. Takes a state
 * at any rate and never blocks; of the states that come while one is being written only the newest counts.
 */
public final class StateWriter implements AutoCloseable {
    static final InstanceIdentifier<TapsState> STATE = InstanceIdentifier.create(TapsState.class);

    private final NewestWriter<FabricState> writer;

    /**
     * Prepares to write.
     *
     * @param executor does the writing
     */
    public StateWriter(final DataBroker broker, final Executor executor) {
        writer = new NewestWriter<>(broker, executor, "taps-state", StateWriter::fill);
    }

    public void write(final FabricState state) {
        writer.write(state);
    }

    @Override
    public void close() {
        writer.close();
    }

    private static void fill(final WriteTransaction tx, final Optional<FabricState> written, final FabricState wanted) {
        written.ifPresentOrElse(state -> change(tx, state, wanted),
            () -> tx.put(LogicalDatastoreType.OPERATIONAL, STATE, whole(wanted)));
    }

    private static TapsState whole(final FabricState state) {
        final var builder = new TapsStateBuilder();
        state.lastChange().map(ChangeEntry::of).ifPresent(builder::setLastChange);
        return builder
            .setGeneration(Uint64.valueOf(state.generation()))
            .setFilter(state.filters().values().stream().map(StateEntries::of).collect(BindingMap.toMap()))
            .setQuota(state.quotas().values().stream().map(StateEntries::of).collect(BindingMap.toMap()))
            .setTapService(state.services().values().stream().map(StateEntries::of).collect(BindingMap.toMap()))
            .setTapFlow(state.flows().values().stream().map(StateEntries::of).collect(BindingMap.toMap()))
            .setHost(state.hosts().values().stream().map(StateEntries::of).collect(BindingMap.toMap()))
            .build();
    }

    private static void change(final WriteTransaction tx, final FabricState state, final FabricState wanted) {
        if (state.generation() != wanted.generation()) {
            tx.merge(LogicalDatastoreType.OPERATIONAL, STATE,
                new TapsStateBuilder().setGeneration(Uint64.valueOf(wanted.generation())).build());
        }
        if (!state.lastChange().equals(wanted.lastChange())) {
            wanted.lastChange().ifPresent(last -> tx.put(LogicalDatastoreType.OPERATIONAL,
                STATE.child(LastChange.class), ChangeEntry.of(last)));
        }
        change(tx, state.quotas(), wanted.quotas(), StateEntries::of,
            quota -> STATE.child(Quota.class, StateEntries.key(quota)));
        change(tx, state.filters(), wanted.filters(), StateEntries::of,
            id -> STATE.child(Filter.class, StateEntries.key(id)));
        change(tx, state.services(), wanted.services(), StateEntries::of,
            id -> STATE.child(TapService.class, StateEntries.key(id)));
        change(tx, state.flows(), wanted.flows(), StateEntries::of,
            id -> STATE.child(TapFlow.class, StateEntries.key(id)));
        change(tx, state.hosts(), wanted.hosts(), StateEntries::of,
            id -> STATE.child(Host.class, StateEntries.key(id)));
    }

    private static <K extends Comparable<? super K>, V, E extends DataObject> void change(final WriteTransaction tx,
            final SortedMap<K, V> written, final SortedMap<K, V> wanted, final Function<V, E> entry,
            final Function<K, InstanceIdentifier<E>> path) {
        final var delta = Delta.between(written, wanted);
        delta.puts().forEach((id, value) ->
            tx.put(LogicalDatastoreType.OPERATIONAL, path.apply(id), entry.apply(value)));
        delta.removes().forEach(id -> tx.delete(LogicalDatastoreType.OPERATIONAL, path.apply(id)));
    }
}
