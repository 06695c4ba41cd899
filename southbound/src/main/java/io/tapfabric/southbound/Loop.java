package io.tapfabric.southbound;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs pieces of work one at a time, in order, on a shared pool: the owner of some state. A piece that ends in a bug is
 * logged, and the loop goes on; otherwise only java.util.logging would hear of it, which nobody reads here.
 */
public final class Loop implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final FutureCallback<@Nullable Void> bugs;
    private final Executor executor;

    /**
     * Begins idle.
     *
     * @param name what the log calls it
     * @param pool runs the work; one that runs it at once lets whoever brings work do it, unless somebody does already
     */
    public Loop(final String name, final Executor pool) {
        executor = MoreExecutors.newSequentialExecutor(pool);
        bugs = new Bugs(name);
    }

    @Override
    public void execute(final Runnable work) {
        Futures.addCallback(Futures.submit(work, executor), bugs, MoreExecutors.directExecutor());
    }

    private record Bugs(String name) implements FutureCallback<@Nullable Void> {
        @Override
        public void onSuccess(final @Nullable Void result) {
            // as it should be
        }

        @Override
        public void onFailure(final Throwable bug) {
            LOG.error("loop={} met a bug; please report it", name, bug);
        }
    }
}
