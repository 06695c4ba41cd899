package io.tapfabric.planner.laws;

import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.RandomFabric;
import java.util.Random;

/** Tries a law on many fabrics; a failure names the seed and shows the fabric. */
final class Tries {
    private static final int FABRICS = 200;
    private static final int TAP_FLOWS = 24;

    /** A law of fabrics; breaking it is an {@link AssertionError}. */
    interface Law {
        void check(Fabric fabric, String text, Random random);
    }

    private Tries() {
    }

    static void of(final Law law) {
        for (long seed = 1; seed <= FABRICS; seed++) {
            final var random = new Random(seed);
            final var text = RandomFabric.text(random, 1 + random.nextInt(TAP_FLOWS));
            try {
                law.check(Fabric.of(text), text, random);
            } catch (AssertionError | IllegalStateException | IllegalArgumentException broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage() + "\n" + text, broken);
            }
        }
    }
}
