package io.tapfabric.impl.rules;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.util.concurrent.FluentFuture;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.binding.spi.ForwardingDataBroker;
import org.opendaylight.mdsal.binding.spi.ForwardingWriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Guard;
import org.opendaylight.yangtools.concepts.Registration;

/** A data store that takes a commit cohort only when the test lets it. */
class RuleGuardTest extends AbstractConcurrentDataBrokerTest {
    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicBoolean takesCohorts = new AtomicBoolean();
    private final AtomicInteger commits = new AtomicInteger();
    private final List<DOMDataTreeCommitCohort> cohorts = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        setup();
    }

    @Test
    void keepsTheDoorsShutUntilACommitWasChecked() {
        final var guard = guard();
        await().until(() -> commits.get() > 3);
        assertFalse(open.get());

        takesCohorts.set(true);
        await().untilTrue(open);

        guard.close();
        assertFalse(open.get());
        assertEquals(List.of(), cohorts);
    }

    @Test
    void opensNothingOnceItIsClosed() {
        final var guard = guard();
        await().until(() -> commits.get() > 1);
        guard.close();
        takesCohorts.set(true);
        final int seen = commits.get();
        await().during(4 * RuleGuard.AGAIN_MS, MILLISECONDS).until(() -> commits.get() <= seen + 1);
        assertFalse(open.get());
    }

    @Test
    void doesNotStartOnAStoreWithoutCohorts() {
        assertThrows(IllegalStateException.class, () -> RuleGuard.cohorts(getDomBroker()));
    }

    private RuleGuard guard() {
        return new RuleGuard((path, cohort) -> {
            cohorts.add(cohort);
            return () -> cohorts.remove(cohort);
        }, bindings(), this::opened);
    }

    private Registration opened(final Guard mark) {
        open.set(true);
        return () -> open.set(false);
    }

    private DataBroker bindings() {
        return new ForwardingDataBroker() {
            @Override
            protected DataBroker delegate() {
                return getDataBroker();
            }

            @Override
            public WriteTransaction newWriteOnlyTransaction() {
                return new ForwardingWriteTransaction(super.newWriteOnlyTransaction()) {
                    @Override
                    public FluentFuture<? extends CommitInfo> commit() {
                        commits.incrementAndGet();
                        if (takesCohorts.get()) {
                            cohorts.forEach(cohort -> cohort.canCommit("tx", GuardedTree.MODEL, List.of()));
                        }
                        return super.commit();
                    }
                };
            }
        };
    }
}
