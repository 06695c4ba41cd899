package io.tapfabric.cli.store;

import io.tapfabric.cli.Failure;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadOperations;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsStateBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * The intents and the state in the datastore, as values.
 */
public final class Datastore {
    private static final InstanceIdentifier<Taps> TAPS = InstanceIdentifier.create(Taps.class);
    private static final InstanceIdentifier<TapsState> STATE = InstanceIdentifier.create(TapsState.class);

    private final DataBroker broker;

    public Datastore(final DataBroker broker) {
        this.broker = broker;
    }

    /** A change of intents: sees them as they are, and says what to change or why not. */
    @FunctionalInterface
    public interface Change {
        Edit of(Taps before) throws Failure;
    }

    public Taps taps() throws Failure {
        try (var tx = broker.newReadOnlyTransaction()) {
            return taps(tx);
        }
    }

    private static Taps taps(final ReadOperations reads) throws Failure {
        return Answer.of(reads.read(LogicalDatastoreType.CONFIGURATION, TAPS)).orElseGet(new TapsBuilder()::build);
    }

    public TapsState state() throws Failure {
        try (var tx = broker.newReadOnlyTransaction()) {
            return Answer.of(tx.read(LogicalDatastoreType.OPERATIONAL, STATE))
                .orElseGet(new TapsStateBuilder()::build);
        }
    }

    /** Commits all that {@code change} says, or nothing. */
    public void commit(final Change change) throws Failure {
        final var tx = broker.newReadWriteTransaction();
        try {
            change.of(taps(tx)).write(tx);
        } catch (Failure e) {
            tx.cancel();
            throw e;
        }
        Answer.of(tx.commit());
    }
}
