package io.tapfabric.planner.filter;

import java.util.Random;

/**
 * Where random numbers begin: another place in each run. A failure names it; {@code -Dfilters.seed=N} tries it again.
 *
 * @param value any number
 */
public record Seed(long value) {
    public static Seed pick() {
        return new Seed(Long.getLong("filters.seed", new Random().nextLong()));
    }

    public Random random() {
        return new Random(value);
    }

    public void check(final Runnable law) {
        try {
            law.run();
        } catch (AssertionError | IllegalStateException | IllegalArgumentException broken) {
            throw new AssertionError("-Dfilters.seed=" + value + ": " + broken.getMessage(), broken);
        }
    }
}
