package io.tapfabric.impl.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.DataTreeChangeExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeChangeListener;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a consumer what is asked for, after every commit and once at the start. Of the commits that came while the
 * consumer was busy only the newest counts. The snapshot is the listener's own: nothing is read again.
 */
public final class IntentStore implements AutoCloseable {
    /** Where {@code taps} is in the data tree. */
    public static final YangInstanceIdentifier TAPS = YangInstanceIdentifier.of(NodeIdentifier.create(Taps.QNAME));

    private static final Logger LOG = LoggerFactory.getLogger(IntentStore.class);

    private final Registration registration;

    /**
     * Starts to listen.
     *
     * @param broker the data store
     * @param consumer gets each snapshot as soon as it is there, still to be read, by one thread at a time; it should
     *     return at once
     * @throws IllegalStateException if the data store has no listeners
     */
    public IntentStore(final DOMDataBroker broker, final Consumer<Supplier<Asked>> consumer) {
        final var listeners = broker.extension(DataTreeChangeExtension.class);
        if (listeners == null) {
            throw new IllegalStateException("the data store has no listeners: intents cannot be seen");
        }
        registration = listeners.registerTreeChangeListener(
            DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, TAPS),
            new Listener(new AskedReader(unread ->
                LOG.warn("left out, because this version cannot read it; write it again: {}", unread)), consumer));
    }

    @Override
    public void close() {
        registration.close();
    }

    private record Listener(AskedReader reader, Consumer<Supplier<Asked>> consumer)
            implements DOMDataTreeChangeListener {
        @Override
        public void onDataTreeChanged(final List<DataTreeCandidate> changes) {
            consumer.accept(() -> reader.read(Optional.ofNullable(
                changes.get(changes.size() - 1).getRootNode().dataAfter())));
        }

        @Override
        public void onInitialData() {
            consumer.accept(() -> Asked.NOTHING);
        }
    }
}
