package io.tapfabric.impl.rules;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Guard;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.GuardBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the rules at the commit, and tells the doors when they are in force. The data store takes a commit cohort some
 * time after it was asked to, or never, and does not say so. So a mark is committed until the cohort has been asked
 * about it: the cohort stands at the root of the tree, and who was asked about one commit is asked about all that
 * follow.
 *
 * <pre>
 *   PROVING --- the cohort was asked ---> IN FORCE --- close ---> CLOSED
 *    |   ^
 *    +---+ it was not: the mark again, a little later
 * </pre>
 * While the rules are in force, the mark is a service. A door asks for it, so that it opens and closes with the rules.
 */
@Component(service = { }, immediate = true)
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>='" + RuleGuard.SERVICE + "'")
public final class RuleGuard implements AutoCloseable {
    /** For bundles that need it; the service itself comes later. */
    static final String SERVICE = "org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Guard";
    static final int AGAIN_MS = 50;

    private static final InstanceIdentifier<Guard> MARK = InstanceIdentifier.create(Guard.class);
    private static final Logger LOG = LoggerFactory.getLogger(RuleGuard.class);

    /** Opening the doors takes a while; the data store's own threads have no time for that. */
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
        new ThreadFactoryBuilder().setNameFormat("tapfabric-guard").setDaemon(true).build(), new DiscardPolicy());
    private final RuleCohort cohort = new RuleCohort();
    private final CompletableFuture<Registration> announced = new CompletableFuture<>();
    private final DataBroker broker;
    private final Function<Guard, Registration> announce;
    private final Registration registration;

    /**
     * Registers the commit cohort.
     *
     * @throws IllegalStateException if the data store takes no commit cohorts
     */
    @Activate
    public RuleGuard(@Reference final DOMDataBroker tree, @Reference final DataBroker broker,
            final BundleContext context) {
        this(cohorts(tree), broker, mark -> context.registerService(Guard.class, mark, null)::unregister);
    }

    RuleGuard(final CommitCohortExtension cohorts, final DataBroker broker,
            final Function<Guard, Registration> announce) {
        this.broker = broker;
        this.announce = announce;
        registration = cohorts.registerCommitCohort(
            DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of()), cohort);
        thread.execute(this::prove);
    }

    static CommitCohortExtension cohorts(final DOMDataBroker tree) {
        final var cohorts = tree.extension(CommitCohortExtension.class);
        if (cohorts == null) {
            throw new IllegalStateException("the data store takes no commit cohorts: the rules cannot be kept");
        }
        return cohorts;
    }

    private void prove() {
        final var mark = new GuardBuilder().setRulesInForceSince(new DateAndTime(Instant.now().toString())).build();
        final var tx = broker.newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, MARK, mark);
        tx.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo info) {
                judge(mark);
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("not open yet: the data store takes no commits; it is asked again", cause);
                judge(mark);
            }
        }, thread);
    }

    private void judge(final Guard mark) {
        if (cohort.wasAsked()) {
            announced.complete(announce.apply(mark));
            thread.shutdown();
            LOG.info("the rules are in force: the doors are open");
        } else {
            thread.schedule(this::prove, AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Deactivate
    @Override
    public void close() {
        thread.shutdownNow();
        announced.thenAccept(Registration::close);
        registration.close();
    }
}
