package io.tapfabric.southbound.ovsdb;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How far vswitchd has come ({@code cur_cfg}), and who waits for it to come further.
 */
final class Applied {
    private final NavigableMap<Long, SettableFuture<Long>> waiting = new TreeMap<>();
    private long current = Long.MIN_VALUE;

    /** A future that is done once {@code cur_cfg} has come to {@code config}; at once if it has already. */
    synchronized ListenableFuture<Long> reach(final long config) {
        final var reached = waiting.computeIfAbsent(config, unused -> SettableFuture.create());
        release();
        return reached;
    }

    synchronized void advance(final long config) {
        current = config;
        release();
    }

    private synchronized void release() {
        final long config = current;
        final var done = waiting.headMap(config, true);
        done.values().forEach(future -> future.set(config));
        done.clear();
    }
}
