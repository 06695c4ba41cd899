package io.tapfabric.southbound.openflow;

import io.netty.channel.Channel;
import io.tapfabric.southbound.LinkException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One question to a switch with all that is said about it, a caller waiting for the end. The caller begins it; all else
 * happens on the link's event loop, so that no answer waits for a thread.
 */
abstract class Exchange {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Optional<LinkException> fault = Optional.empty();

    /** How many transaction ids, from the first, are its own. */
    abstract int xids();

    /** Sends the question; answers can come before this returns. */
    abstract void begin(Channel channel, int firstXid);

    /** Takes a message that carries one of its transaction ids. */
    abstract void receive(Answer answer);

    /** Ends it well. */
    final void succeed() {
        done.countDown();
    }

    /** Ends it badly, unless it has ended. */
    final void fail(final LinkException why) {
        if (done.getCount() > 0) {
            fault = Optional.of(why);
            done.countDown();
        }
    }

    /** Waits for the end; false if it has not come in time. */
    final boolean await(final Duration deadline) throws InterruptedException, LinkException {
        final boolean ended = done.await(deadline.toNanos(), TimeUnit.NANOSECONDS);
        if (fault.isPresent()) {
            throw fault.orElseThrow();
        }
        return ended;
    }
}
