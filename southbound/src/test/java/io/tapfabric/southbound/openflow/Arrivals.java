package io.tapfabric.southbound.openflow;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a server says of switches, for a test to take in turn. */
final class Arrivals implements SwitchListener {
    private static final int SECONDS = 15;

    private final BlockingQueue<SwitchLink> come = new LinkedBlockingQueue<>();
    private final BlockingQueue<SwitchLink> gone = new LinkedBlockingQueue<>();

    @Override
    public void connected(final SwitchLink link) {
        come.add(link);
    }

    @Override
    public void disconnected(final SwitchLink link) {
        gone.add(link);
    }

    /** Waits for a switch to come. */
    SwitchLink arrived() throws InterruptedException {
        return taken(come, "no switch has connected");
    }

    /** Waits for a switch to go. */
    SwitchLink left() throws InterruptedException {
        return taken(gone, "no switch has disconnected");
    }

    /** Whether no switch is waiting to be taken. */
    boolean isEmpty() {
        return come.isEmpty();
    }

    private static SwitchLink taken(final BlockingQueue<SwitchLink> queue, final String problem)
            throws InterruptedException {
        final var link = queue.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(link, problem);
        return link;
    }
}
