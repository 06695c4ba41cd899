package io.tapfabric.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who has which slots, for random weights and random members that are down. */
class SlotsTest {
    private static final int TRIES = 300;

    private static Map<Integer, Long> counts(final Slots slots) {
        final var counts = new TreeMap<Integer, Long>();
        IntStream.range(0, Slots.COUNT).forEach(slot -> counts.merge(slots.owner(slot), 1L, Long::sum));
        return counts;
    }

    private static TreeMap<Integer, Integer> weights(final Random random) {
        final var weights = new TreeMap<Integer, Integer>();
        final int members = 1 + random.nextInt(12);
        for (int member = 1; member <= members; member++) {
            weights.put(member * 7, 1 + random.nextInt(9));
        }
        return weights;
    }

    @Test
    void sharesAreAsTheWeightsToHalfASlot() {
        final var random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            final var weights = weights(random);
            final double all = weights.values().stream().mapToInt(weight -> weight).sum();
            final var counts = counts(Slots.of(weights, weights.keySet()));
            weights.forEach((member, weight) ->
                assertEquals(Slots.COUNT * weight / all, counts.get(member), 1.0, weights::toString));
        }
    }

    @Test
    void onlySlotsOfThoseThatGoDownMoveWhateverTheOrder() {
        final var random = new Random(2);
        for (int i = 0; i < TRIES; i++) {
            final var weights = weights(random);
            final var up = new TreeSet<>(weights.keySet());
            var before = Slots.of(weights, up);
            while (up.size() > 1) {
                final var down = up.stream().skip(random.nextInt(up.size())).findFirst().orElseThrow();
                up.remove(down);
                final var after = Slots.of(weights, up);
                for (int slot = 0; slot < Slots.COUNT; slot++) {
                    assertTrue(up.contains(after.owner(slot)));
                    if (before.owner(slot) != down) {
                        assertEquals(before.owner(slot), after.owner(slot));
                    }
                }
                before = after;
            }
        }
    }

    @Test
    void matchesSayTheSame() {
        final var random = new Random(3);
        for (int i = 0; i < TRIES; i++) {
            final var weights = weights(random);
            final var up = new TreeSet<>(weights.keySet());
            up.removeIf(member -> up.size() > 1 && random.nextInt(3) == 0);
            final var slots = Slots.of(weights, up);
            for (int slot = 0; slot < Slots.COUNT; slot++) {
                final long number = slot;
                assertEquals(Set.of(slots.owner(slot)), slots.matches().stream()
                    .filter(match -> match.getKey().matches(number)).map(Map.Entry::getValue)
                    .collect(Collectors.toSet()));
            }
        }
    }
}
