package io.tapfabric.restconf;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Optional;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.mdsal.dom.spi.ForwardingDOMDataReadWriteTransaction;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;

/**
 * A transaction that tries each write on an empty tree first. What does not fit there, such as state in the
 * configuration, never reaches the data store: controller 9.0.4 fails such a transaction, but keeps it at the head of
 * its queue, and every later commit waits until it times out, 15 to 20 seconds.
 */
final class CheckedTransaction extends ForwardingDOMDataReadWriteTransaction {
    private final DOMDataTreeReadWriteTransaction tx;
    private final DataTreeModification trial;
    private Optional<TransactionCommitFailedException> misfit = Optional.empty();

    CheckedTransaction(final DOMDataTreeReadWriteTransaction tx, final DataTreeModification trial) {
        this.tx = tx;
        this.trial = trial;
    }

    @Override
    protected DOMDataTreeReadWriteTransaction delegate() {
        return tx;
    }

    @Override
    public void put(final LogicalDatastoreType store, final YangInstanceIdentifier path, final NormalizedNode data) {
        if (fits(path, () -> trial.write(path, data))) {
            super.put(store, path, data);
        }
    }

    @Override
    public void merge(final LogicalDatastoreType store, final YangInstanceIdentifier path, final NormalizedNode data) {
        if (fits(path, () -> trial.merge(path, data))) {
            super.merge(store, path, data);
        }
    }

    @Override
    public void delete(final LogicalDatastoreType store, final YangInstanceIdentifier path) {
        if (fits(path, () -> trial.delete(path))) {
            super.delete(store, path);
        }
    }

    private boolean fits(final YangInstanceIdentifier path, final Runnable write) {
        try {
            write.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            misfit = Optional.of(Failures.misfit(path.isEmpty() ? "" : path.getLastPathArgument().getNodeType()
                .getLocalName() + " cannot be written: ", e));
        }
        return misfit.isEmpty();
    }

    @Override
    public FluentFuture<? extends CommitInfo> commit() {
        if (misfit.isPresent()) {
            tx.cancel();
            return FluentFutures.immediateFailedFluentFuture(misfit.orElseThrow());
        }
        return explained(tx.commit());
    }

    private static <T extends CommitInfo> FluentFuture<T> explained(final FluentFuture<T> commit) {
        return FluentFuture.from(Futures.catchingAsync(commit, TransactionCommitFailedException.class,
            failure -> Futures.immediateFailedFuture(Failures.worded(failure)), MoreExecutors.directExecutor()));
    }
}
