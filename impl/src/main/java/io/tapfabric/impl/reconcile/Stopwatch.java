package io.tapfabric.impl.reconcile;

import com.google.common.base.Ticker;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.state.LastChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Times the way of the newest snapshot of the intents, from the commit to what each host confirms. A newer snapshot
 * starts it anew.
 */
final class Stopwatch {
    private final Clock clock;
    private final Ticker ticker;
    private final TreeMap<HostId, Duration> applied = new TreeMap<>();
    private long generation;
    private Start start;
    private Optional<Duration> planned = Optional.empty();

    /** A moment by both clocks: one tells the time, the other never jumps. */
    record Start(Instant at, long nanos) {
    }

    Stopwatch(final Clock clock, final Ticker ticker) {
        this.clock = clock;
        this.ticker = ticker;
        start = now();
    }

    /** The present moment; may be asked for on any thread. */
    Start now() {
        return new Start(clock.instant(), ticker.read());
    }

    void seen(final long newest, final Start at) {
        generation = newest;
        start = at;
        planned = Optional.empty();
        applied.clear();
    }

    /** A plan is ready; the first one of a snapshot counts. */
    void planned(final long of) {
        if (of == generation && planned.isEmpty()) {
            planned = Optional.of(elapsed());
        }
    }

    /** A host has confirmed a plan; the first one of a snapshot counts. */
    void applied(final HostId host, final long of) {
        if (of == generation) {
            applied.computeIfAbsent(host, first -> elapsed());
        }
    }

    /** How long it took so far; nothing before the first plan. */
    Optional<LastChange> lastChange() {
        return planned.map(after -> new LastChange(generation, start.at(), after, applied));
    }

    private Duration elapsed() {
        return Duration.ofNanos(ticker.read() - start.nanos());
    }
}
