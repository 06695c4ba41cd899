package io.tapfabric.impl.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.base.Ticker;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.state.LastChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final HostId HOST = HostId.of("h1");

    private long nanos;
    private final Stopwatch stopwatch = new Stopwatch(Clock.fixed(NOON, ZoneOffset.UTC), new Ticker() {
        @Override
        public long read() {
            return nanos;
        }
    });

    @Test
    void timesEachStepOnce() {
        stopwatch.seen(1, stopwatch.now());
        assertEquals(Optional.empty(), stopwatch.lastChange());
        pass(1, () -> stopwatch.planned(1));
        pass(2, () -> stopwatch.applied(HOST, 1));
        pass(4, () -> stopwatch.planned(1));
        pass(8, () -> stopwatch.applied(HOST, 1));
        assertEquals(took(1, 1, Map.of(HOST, Duration.ofNanos(3))), stopwatch.lastChange());
    }

    @Test
    void beginsAnewWithEachSnapshot() {
        stopwatch.seen(1, stopwatch.now());
        stopwatch.planned(1);
        stopwatch.applied(HOST, 1);
        stopwatch.seen(2, stopwatch.now());
        stopwatch.applied(HOST, 1);
        pass(5, () -> stopwatch.planned(2));
        assertEquals(took(2, 5, Map.of()), stopwatch.lastChange());
    }

    private void pass(final long nanoseconds, final Runnable then) {
        nanos += nanoseconds;
        then.run();
    }

    private static Optional<LastChange> took(final long generation, final long planned,
            final Map<HostId, Duration> applied) {
        return Optional.of(new LastChange(generation, NOON, Duration.ofNanos(planned), new TreeMap<>(applied)));
    }
}
