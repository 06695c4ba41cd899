package io.tapfabric.cli.view;

import io.tapfabric.cli.Failure;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows something, and again whenever it has changed, until somebody interrupts it (Ctrl-C) or nobody looks any more.
 *
 * @param clock what time to print above what has changed
 * @param pause waits until it is time to look again
 */
public record Watch(Clock clock, Pause pause) {
    /** Once a second. */
    public static final Watch EVERY_SECOND = new Watch(Clock.systemDefaultZone(), () -> TimeUnit.SECONDS.sleep(1));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Waits until it is time to look again. */
    @FunctionalInterface
    public interface Pause {
        void await() throws InterruptedException;
    }

    /** Prints what there is to see now. */
    @FunctionalInterface
    public interface Look {
        void at(Screen screen) throws Failure;
    }

    /** Shows it until interrupted. */
    public void run(final Look look, final Screen screen) throws Failure {
        try {
            show(look, screen);
        } catch (InterruptedException e) {
            return; // how a watch ends
        } catch (Failure e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            // interrupted while it asked the controller: ends in the same way
        }
    }

    private void show(final Look look, final Screen screen) throws Failure, InterruptedException {
        List<String> before = List.of();
        for (var first = true; first || !screen.closed().getAsBoolean(); first = false) {
            final var now = new ArrayList<String>();
            look.at(screen.into(now::add));
            if (!first && !now.equals(before)) {
                screen.print("");
                screen.print(screen.paint(Style.BOLD, "at " + TIME.format(LocalTime.now(clock))));
            }
            if (first || !now.equals(before)) {
                now.forEach(screen::print);
            }
            before = now;
            pause.await();
        }
    }
}
