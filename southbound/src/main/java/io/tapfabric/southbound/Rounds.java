package io.tapfabric.southbound;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a piece of work whenever it was asked for, once for all that asked before it began. The work must take the
 * newest state of things itself.
 */
public final class Rounds {
    private final Executor executor;
    private final Runnable round;
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * Begins with nothing asked.
     *
     * @param executor runs the rounds, one at a time
     * @param round the work
     */
    public Rounds(final Executor executor, final Runnable round) {
        this.executor = executor;
        this.round = round;
    }

    /**
     * Asks for a round that begins after this call. What the round is to see must be in place by then: state that the
     * executor owns is changed by work on the executor, which then asks.
     */
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            executor.execute(() -> {
                asked.set(false);
                round.run();
            });
        }
    }
}
