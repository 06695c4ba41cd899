package io.tapfabric.impl.reconcile;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.state.HostReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Watches over the numbers of what was deleted: one is free again when every host has applied a plan without it.
 *
 * @param <N> numbers of tap-flows, or of filters
 */
final class Retirement<N> {
    private final Map<N, Long> deletedIn = new HashMap<>();

    /**
     * Finds the numbers that are free now.
     *
     * @param deleted numbers of what was deleted
     * @param snapshot the newest generation of the intents, planned or not: plans of earlier ones may have the numbers
     * @param hosts every host that may hold something of ours
     * @param reports what hosts have confirmed
     */
    Set<N> free(final Set<N> deleted, final long snapshot, final Set<HostId> hosts,
            final SortedMap<HostId, HostReport> reports) {
        deletedIn.keySet().retainAll(deleted);
        deleted.forEach(number -> deletedIn.putIfAbsent(number, snapshot));
        final long confirmed = confirmed(hosts, reports);
        final var free = new HashSet<N>();
        deletedIn.forEach((number, since) -> {
            if (confirmed >= since) {
                free.add(number);
            }
        });
        return free;
    }

    /** The generation that every host has come to. */
    private static long confirmed(final Set<HostId> hosts, final SortedMap<HostId, HostReport> reports) {
        if (!reports.keySet().containsAll(hosts)) {
            return 0;
        }
        return reports.values().stream().mapToLong(HostReport::confirmed).min().orElse(Long.MAX_VALUE);
    }
}
