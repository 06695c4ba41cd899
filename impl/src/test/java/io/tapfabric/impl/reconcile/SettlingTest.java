package io.tapfabric.impl.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Underlay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final HostId H1 = HostId.of("h1");
    private static final HostId H2 = HostId.of("h2");
    private static final Instant START = Instant.EPOCH;

    @Test
    void isOverAtOnceWhenNoHostIsExpected() {
        assertTrue(new Settling(Set.of(), START).over(Inventory.NONE, START));
    }

    @Test
    void waitsForEveryHost() {
        final var settling = new Settling(Set.of(H1, H2), START);
        assertFalse(settling.over(connected(H1), START));
        assertEquals(Set.of(H2), settling.missing());
        assertTrue(settling.over(connected(H1, H2), START));
    }

    @Test
    void aHostThatLeavesAgainWasThere() {
        final var settling = new Settling(Set.of(H1), START);
        assertTrue(settling.over(connected(H1), START));
        assertTrue(settling.over(Inventory.NONE, START));
    }

    @Test
    void doesNotWaitForAHostThatIsForgotten() {
        final var settling = new Settling(Set.of(H1, H2), START);
        assertFalse(settling.over(connected(H1), START));
        settling.forget(H2);
        assertTrue(settling.over(connected(H1), START));
    }

    @Test
    void givesUpAfterItsPatience() {
        final var settling = new Settling(Set.of(H1), START);
        assertFalse(settling.over(Inventory.NONE, START.plus(Settling.PATIENCE).minus(Duration.ofMillis(1))));
        assertTrue(settling.over(Inventory.NONE, START.plus(Settling.PATIENCE)));
    }

    private static Inventory connected(final HostId... ids) {
        final var hosts = new TreeMap<HostId, Host>();
        for (var id : ids) {
            hosts.put(id, new Host(id, true, "tcp:192.0.2.9:6653", Underlay.of(Optional.empty()), new TreeMap<>(),
                new TreeMap<>()));
        }
        return new Inventory(hosts);
    }
}
