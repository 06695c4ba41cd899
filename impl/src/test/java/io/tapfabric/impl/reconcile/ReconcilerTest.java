package io.tapfabric.impl.reconcile;

import static org.awaitility.Awaitility.await;

import io.tapfabric.impl.store.IntentStore;
import io.tapfabric.impl.store.Ledger;
import io.tapfabric.impl.store.Yang;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.state.FabricState;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Taps;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsBuilder;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

class ReconcilerTest extends AbstractConcurrentDataBrokerTest {
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final AtomicReference<Plan> plan = new AtomicReference<>(Plan.NONE);
    private final AtomicReference<FabricState> state = new AtomicReference<>(FabricState.NONE);

    @BeforeEach
    void before() throws Exception {
        setup();
    }

    @AfterEach
    void after() {
        pool.shutdownNow();
    }

    @Test
    void plansEveryTapFlowThatIsCommitted() throws Exception {
        final var ledger = Ledger.open(getDataBroker(), Runnable::run);
        final var reconciler = new Reconciler(pool, Clock.systemUTC(), ledger, plan::set, state::set);
        try (var store = new IntentStore(getDomBroker(), reconciler::intents)) {
            final var tx = getDataBroker().newWriteOnlyTransaction();
            tx.put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Taps.class), new TapsBuilder()
                .setTapFlow(BindingMap.of(Yang.flow("web", "ids", Yang.iface("vm1")))).build());
            tx.commit().get();
            await().until(() -> plan.get().flows().containsKey(TapFlowId.of("web")));
            await().until(() -> state.get().flows().containsKey(TapFlowId.of("web")));
            await().until(() -> state.get().lastChange().isPresent());
        }
    }
}
