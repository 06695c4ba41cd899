package io.tapfabric.impl.rules;

import com.google.common.util.concurrent.FluentFuture;
import io.tapfabric.impl.store.AskedReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * Holds every commit of {@code taps} to the {@link Rules}, whichever door it came through.
 */
final class RuleCohort implements DOMDataTreeCommitCohort {
    private final AskedReader reader = new AskedReader();

    @Override
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext context,
            final Collection<DOMDataTreeCandidate> candidates) {
        final var violations = candidates.stream().map(this::violations).flatMap(List::stream).toList();
        return violations.isEmpty() ? PostCanCommitStep.NOOP_SUCCESSFUL_FUTURE
            : FluentFutures.immediateFailedFluentFuture(new RefusedException(violations));
    }

    private List<Violation> violations(final DOMDataTreeCandidate candidate) {
        final var root = candidate.getRootNode();
        return Rules.violations(reader.read(Optional.ofNullable(root.dataBefore())),
            reader.read(Optional.ofNullable(root.dataAfter())));
    }
}
