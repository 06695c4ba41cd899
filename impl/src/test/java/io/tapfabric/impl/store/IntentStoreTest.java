package io.tapfabric.impl.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.TapFlowId;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class IntentStoreTest extends AbstractConcurrentDataBrokerTest {
    private static final Logger LOG = LoggerFactory.getLogger(IntentStoreTest.class);

    private final BlockingQueue<Optional<Taps>> snapshots = new LinkedBlockingQueue<>();

    @BeforeEach
    void before() throws Exception {
        setup();
    }

    @Test
    void tellsAnEmptyStoreAtTheStart() throws Exception {
        try (var store = new IntentStore(getDataBroker(), snapshots::add)) {
            assertEquals(Optional.empty(), next());
        }
    }

    @Test
    void tellsWhatIsThereAtTheStart() throws Exception {
        put(Yang.flow("a", "s", Yang.iface("p")));
        try (var store = new IntentStore(getDataBroker(), snapshots::add)) {
            assertEquals(1, next().orElseThrow().nonnullTapFlow().size());
        }
    }

    @Test
    void tellsTheWholeContainerAfterEachCommit() throws Exception {
        try (var store = new IntentStore(getDataBroker(), snapshots::add)) {
            next();
            put(Yang.flow("a", "s", Yang.iface("p")));
            assertEquals(1, next().orElseThrow().nonnullTapFlow().size());
            put(Yang.flow("b", "s", Yang.iface("q")));
            assertEquals(2, next().orElseThrow().nonnullTapFlow().size());
            final var tx = getDataBroker().newWriteOnlyTransaction();
            tx.delete(LogicalDatastoreType.CONFIGURATION, IntentStore.TAPS);
            tx.commit().get();
            assertEquals(Optional.empty(), next());
        }
    }

    @Test
    void isSilentOnceClosed() throws Exception {
        new IntentStore(getDataBroker(), snapshots::add).close();
        snapshots.clear();
        put(Yang.flow("a", "s", Yang.iface("p")));
        try (var other = new IntentStore(getDataBroker(), snapshots::add)) {
            next();
            await().during(50, TimeUnit.MILLISECONDS).until(snapshots::isEmpty);
        }
    }

    /** Logs how long it takes to read 1,000 tap-flows when one was added, for the record; the mapping is whole. */
    @Test
    void readsAThousandTapFlowsWhenOneIsAdded() throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, IntentStore.TAPS, new TapsBuilder()
            .setTapService(BindingMap.of(Yang.service("s", Yang.iface("sink"))))
            .setTapFlow(IntStream.range(0, 1000).mapToObj(nr -> Yang.flow("f" + nr, "s", Yang.iface("port-" + nr)))
                .collect(BindingMap.toMap())).build());
        tx.commit().get();
        try (var store = new IntentStore(getDataBroker(), snapshots::add);
                var ledger = Ledger.open(getDataBroker())) {
            next();
            for (int round = 0; round < 30; round++) {
                final long before = System.nanoTime();
                put(Yang.flow("more" + round, "s", Yang.iface("more-" + round)));
                final var taps = next();
                final long seen = System.nanoTime();
                final var intents = IntentReader.read(taps, round, ledger);
                final long read = System.nanoTime();
                assertEquals(1001 + round, intents.flows().size());
                assertEquals(1001 + round, intents.flows().get(TapFlowId.of("more" + round)).number().value());
                LOG.info("commit and listener {} us, reading {} us", (seen - before) / 1000, (read - seen) / 1000);
            }
        }
    }

    private Optional<Taps> next() throws InterruptedException {
        return Optional.ofNullable(snapshots.poll(5, TimeUnit.SECONDS)).orElseThrow();
    }

    private void put(final TapFlow flow) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, IntentStore.TAPS.child(TapFlow.class, flow.key()), flow);
        tx.commit().get();
    }
}
