package io.tapfabric.impl.reconcile;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * The time after a start in which hosts are waited for. Until each host that held something of ours has connected
 * again, a plan would lack what is on the missing ones, and hosts that go on copying meanwhile would be told to stop.
 */
final class Settling {
    /** How long missing hosts are waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Set<HostId> missing;
    private final Instant end;

    Settling(final Set<HostId> expected, final Instant start) {
        missing = new TreeSet<>(expected);
        end = start.plus(PATIENCE);
    }

    /** Whether planning may begin. Once it may, it may for ever. */
    boolean over(final Inventory inventory, final Instant now) {
        if (!missing.isEmpty()) {
            inventory.hosts().values().stream().filter(host -> host.connected()).forEach(host ->
                missing.remove(host.id()));
            if (!now.isBefore(end)) {
                missing.clear();
            }
        }
        return missing.isEmpty();
    }

    /** A host is waited for no longer. */
    void forget(final HostId host) {
        missing.remove(host);
    }

    /** The hosts that are still waited for. */
    Set<HostId> missing() {
        return Set.copyOf(missing);
    }
}
