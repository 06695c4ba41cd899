package io.tapfabric.southbound.ovsdb;

import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A listener that keeps what it is told.
 */
class Listening implements DatabaseListener {
    final List<DatabaseLink> connected = new CopyOnWriteArrayList<>();
    final List<DatabaseLink> disconnected = new CopyOnWriteArrayList<>();
    final List<DatabaseView> views = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile boolean held;

    @Override
    public void connected(final DatabaseLink link) {
        threads.add(Thread.currentThread().getName());
        connected.add(link);
    }

    @Override
    public void changed(final DatabaseLink link) {
        threads.add(Thread.currentThread().getName());
        views.add(link.view());
        held = hold.getCount() > 0;
        Uninterruptibles.awaitUninterruptibly(hold);
    }

    /** Blocks the network thread at the next change, which no good listener does, until the latch is counted down. */
    CountDownLatch hold() {
        hold = new CountDownLatch(1);
        return hold;
    }

    boolean isHeld() {
        return held;
    }

    @Override
    public void disconnected(final DatabaseLink link) {
        threads.add(Thread.currentThread().getName());
        disconnected.add(link);
    }

    /** The first database to connect. */
    DatabaseLink link() {
        await().atMost(10, TimeUnit.SECONDS).until(() -> !connected.isEmpty());
        return connected.get(0);
    }
}
