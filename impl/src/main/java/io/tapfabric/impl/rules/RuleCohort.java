package io.tapfabric.impl.rules;

import com.google.common.util.concurrent.FluentFuture;
import io.tapfabric.impl.store.AskedReader;
import io.tapfabric.impl.store.IntentStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * Holds every commit of {@code taps} to the {@link Rules}, whichever door it came through. Stands at the root of the
 * tree and lets the rest pass.
 */
final class RuleCohort implements DOMDataTreeCommitCohort {
    private final AskedReader reader = new AskedReader();
    private volatile boolean asked;

    @Override
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext context,
            final Collection<DOMDataTreeCandidate> candidates) {
        asked = true;
        final var violations = candidates.stream().flatMap(RuleCohort::taps).map(this::violations).flatMap(List::stream)
            .toList();
        return violations.isEmpty() ? PostCanCommitStep.NOOP_SUCCESSFUL_FUTURE
            : FluentFutures.immediateFailedFluentFuture(new RefusedException(violations));
    }

    /** Whether the data store has asked about a commit, so that it asks about all that follow. */
    boolean wasAsked() {
        return asked;
    }

    private static Stream<DataTreeCandidateNode> taps(final DOMDataTreeCandidate candidate) {
        return Optional.ofNullable(candidate.getRootNode().modifiedChild(IntentStore.TAPS.getLastPathArgument()))
            .stream();
    }

    private List<Violation> violations(final DataTreeCandidateNode taps) {
        return Rules.violations(reader.read(Optional.ofNullable(taps.dataBefore())),
            reader.read(Optional.ofNullable(taps.dataAfter())));
    }
}
