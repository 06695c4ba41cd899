package io.tapfabric.planner.filter;

import java.util.Random;

/**
 * Where random numbers begin: another place in each run. A failure names it; {@code -Dfilters.seed=N} tries it again.
 *
 * @param value any number
 */
record Seed(long value) {
    static Seed pick() {
        return new Seed(Long.getLong("filters.seed", new Random().nextLong()));
    }

    Random random() {
        return new Random(value);
    }

    void check(final Runnable law) {
        try {
            law.run();
        } catch (AssertionError | IllegalStateException | IllegalArgumentException broken) {
            throw new AssertionError("-Dfilters.seed=" + value + ": " + broken.getMessage(), broken);
        }
    }
}
