package io.tapfabric.impl.rules;

import io.tapfabric.impl.store.IntentStore;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts the rules at the commit.
 */
@Component(service = { }, immediate = true)
public final class RuleGuard implements AutoCloseable {
    private final Registration registration;

    /**
     * Registers the commit cohort.
     *
     * @throws IllegalStateException if the data store takes no commit cohorts
     */
    @Activate
    public RuleGuard(@Reference final DOMDataBroker broker) {
        final var cohorts = broker.extension(CommitCohortExtension.class);
        if (cohorts == null) {
            throw new IllegalStateException("the data store takes no commit cohorts: the rules cannot be kept");
        }
        registration = cohorts.registerCommitCohort(
            DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, IntentStore.TAPS), new RuleCohort());
    }

    @Deactivate
    @Override
    public void close() {
        registration.close();
    }
}
