package io.tapfabric.impl.reconcile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.impl.store.Asked;
import io.tapfabric.impl.store.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;

/** What traffic depends on goes first: a plan goes out, and a while later the state is assessed that tells of it. */
class PlansFirstTest extends AbstractConcurrentDataBrokerTest {
    private static final Duration HEAD_START = Duration.ofMillis(10);
    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final BlockingQueue<Long> plans = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> states = new LinkedBlockingQueue<>();
    private Reconciler reconciler;

    @BeforeEach
    void before() throws Exception {
        setup();
        reconciler = new Reconciler(pool, Clock.systemUTC(), Ledger.open(getDataBroker(), Runnable::run),
            plan -> plans.add(System.nanoTime()), state -> states.add(System.nanoTime()));
    }

    @AfterEach
    void after() {
        pool.shutdownNow();
    }

    @Test
    void aPlanHasAHeadStart() throws Exception {
        headStart();                            // loads the classes, which takes longer than what is measured
        final var measured = headStart();
        assertTrue(measured.compareTo(HEAD_START) >= 0, measured.toString());
    }

    private Duration headStart() throws InterruptedException {
        reconciler.intents(() -> Asked.NOTHING);
        final long planned = next(plans);
        return Duration.ofNanos(next(states) - planned);
    }

    private static long next(final BlockingQueue<Long> times) throws InterruptedException {
        return Optional.ofNullable(times.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).orElseThrow();
    }
}
