package io.tapfabric.planner.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.RandomFabric;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A delta is enough, and no more than that: for the rows and flows of any two plans. */
class DeltaLawsTest {
    @Test
    void whatWasObservedBecomesWhatIsPlanned() {
        Tries.of((fabric, text, random) -> {
            final var before = Fabric.of(RandomFabric.text(new Random(random.nextLong()), 20)).plan();
            final var after = fabric.plan();
            after.hosts().forEach((id, host) -> {
                check(before.host(id).rows(), host.rows());
                check(before.host(id).flows(), host.flows());
            });
        });
    }

    private static <K extends Comparable<? super K>, V> void check(final SortedMap<K, V> observed,
            final SortedMap<K, V> planned) {
        final var delta = Delta.between(observed, planned);
        assertEquals(planned, delta.applyTo(observed));
        assertEquals(observed.equals(planned), delta.isEmpty());
        assertTrue(Delta.between(planned, planned).isEmpty());
        delta.puts().forEach((key, value) -> assertTrue(!value.equals(observed.get(key)), key::toString));
        delta.removes().forEach(key -> assertTrue(observed.containsKey(key), key::toString));
    }
}
