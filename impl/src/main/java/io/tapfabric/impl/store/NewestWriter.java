package io.tapfabric.impl.store;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes values to the data store, one transaction at a time; of those that come while one is under way only the newest
 * is kept. Never blocks.
 *
 * <pre>
 *            write(v)                  committed, none newer
 *   IDLE ---------------> IN FLIGHT -------------------------> IDLE
 *                          |    ^
 *                          +----+  committed or failed, a newer value waits: write that
 * </pre>
 * After a failure it is not known what the store holds, so the next value is written whole.
 *
 * @param <T> the values; immutable
 */
final class NewestWriter<T> {
    /** Fills a transaction. */
    @FunctionalInterface
    interface Filler<T> {
        /**
         * Puts into {@code tx} what leads from one value to another.
         *
         * @param written what the store holds; nothing if that is not known
         * @param wanted what it shall hold
         */
        void fill(WriteTransaction tx, Optional<T> written, T wanted);
    }

    private static final Logger LOG = LoggerFactory.getLogger(NewestWriter.class);

    private final DataBroker broker;
    private final Executor executor;
    private final String what;
    private final Filler<T> filler;

    private Optional<T> written = Optional.empty();
    private Optional<T> waiting = Optional.empty();
    private boolean inFlight;
    private boolean closed;

    /**
     * Prepares to write; the first value is written whole.
     *
     * @param executor fills and starts the transactions
     * @param what names the values in the log
     */
    NewestWriter(final DataBroker broker, final Executor executor, final String what, final Filler<T> filler) {
        this.broker = broker;
        this.executor = executor;
        this.what = what;
        this.filler = filler;
    }

    synchronized void write(final T wanted) {
        waiting = Optional.of(wanted);
        if (!inFlight) {
            startNext();
        }
    }

    /** Writes nothing more; what is under way ends by itself. */
    synchronized void close() {
        closed = true;
    }

    private synchronized void startNext() {
        final var from = written;
        final var next = closed ? Optional.<T>empty() : waiting.filter(wanted -> !Optional.of(wanted).equals(from));
        waiting = Optional.empty();
        inFlight = next.isPresent();
        next.ifPresent(wanted -> executor.execute(() -> commit(from, wanted)));
    }

    private void commit(final Optional<T> from, final T wanted) {
        filled(from, wanted).addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo info) {
                done(Optional.of(wanted));
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("{} not written; it is written whole with the next change", what, cause);
                done(Optional.empty());
            }
        }, MoreExecutors.directExecutor());
    }

    /** What does not even begin has failed as well: without an end of it, nothing would ever be written again. */
    private FluentFuture<? extends CommitInfo> filled(final Optional<T> from, final T wanted) {
        try {
            final var tx = broker.newWriteOnlyTransaction();
            filler.fill(tx, from, wanted);
            return tx.commit();
        } catch (IllegalArgumentException | IllegalStateException cause) {
            return FluentFuture.from(Futures.immediateFailedFuture(cause));
        }
    }

    private synchronized void done(final Optional<T> nowWritten) {
        written = nowWritten;
        startNext();
    }
}
