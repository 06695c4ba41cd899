package io.tapfabric.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.cli.Failure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00.5Z"), ZoneOffset.UTC);

    /** What there is to see, one text a second; the watch is interrupted when there is no more. */
    private final Deque<String> seen = new ArrayDeque<>();
    private final List<String> printed = new ArrayList<>();
    private final Screen screen = new Screen(printed::add, false, () -> false);
    private final Watch watch = new Watch(NOON, () -> {
        if (seen.isEmpty()) {
            throw new InterruptedException("Ctrl-C");
        }
    });

    @Test
    void printsAgainWhatHasChanged() throws Failure {
        seen.addAll(List.of("one", "one", "two", "two", "one"));
        watch.run(now -> now.print(seen.remove()), screen);
        assertEquals(List.of("one", "", "at 12:00:00", "two", "", "at 12:00:00", "one"), printed);
    }

    @Test
    void whatIsEmptyAtFirstIsWatchedToo() throws Failure {
        seen.addAll(List.of("", "one"));
        watch.run(now -> now.print(new Table(List.of(), seen.remove().isEmpty() ? List.of()
            : List.of(List.of(Cell.of("one"))))), screen);
        assertEquals(List.of("", "at 12:00:00", "one"), printed);
    }

    @Test
    void failureEndsIt() {
        assertEquals("gone", assertThrows(Failure.class, () -> watch.run(now -> {
            throw new Failure("gone");
        }, screen)).sentence());
    }

    @Test
    void interruptedWhileItAsksEndsCleanly() throws Failure {
        watch.run(now -> {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted: look at whether the change was made");
        }, screen);
        assertFalse(Thread.interrupted(), "a clean end leaves no mark on Karaf's thread");
    }

    @Test
    void endsWhenNobodyLooks() throws Failure {
        seen.addAll(List.of("one", "two"));
        watch.run(now -> now.print(seen.remove()), new Screen(printed::add, false, () -> !printed.isEmpty()));
        assertEquals(List.of("one"), printed);
        assertTrue(seen.contains("two"));
    }
}
