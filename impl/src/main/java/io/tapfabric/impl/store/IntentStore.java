package io.tapfabric.impl.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * Tells a consumer the newest intents after every commit, and once at the start. Snapshots that came while the consumer
 * was busy are skipped. The snapshot is the listener's own: nothing is read again.
 */
public final class IntentStore implements AutoCloseable {
    static final InstanceIdentifier<Taps> TAPS = InstanceIdentifier.create(Taps.class);

    private final Registration registration;

    /**
     * Starts to listen.
     *
     * @param broker the data store
     * @param consumer gets the container, or nothing if it is empty; called by one thread of the data store at a time,
     *     so it should return at once
     */
    public IntentStore(final DataBroker broker, final Consumer<Optional<Taps>> consumer) {
        registration = broker.registerTreeChangeListener(
            DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, TAPS), new Listener(consumer));
    }

    @Override
    public void close() {
        registration.close();
    }

    private record Listener(Consumer<Optional<Taps>> consumer) implements DataTreeChangeListener<Taps> {
        @Override
        public void onDataTreeChanged(final List<DataTreeModification<Taps>> changes) {
            consumer.accept(Optional.ofNullable(changes.get(changes.size() - 1).getRootNode().dataAfter()));
        }

        @Override
        public void onInitialData() {
            consumer.accept(Optional.empty());
        }
    }
}
