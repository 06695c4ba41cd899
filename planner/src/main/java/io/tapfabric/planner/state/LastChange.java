package io.tapfabric.planner.state;

import io.tapfabric.planner.model.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long the newest snapshot of the intents took to take effect, step by step.
 *
 * @param generation number of the snapshot
 * @param seenAt when it was seen
 * @param plannedAfter from then until every host's plan was ready
 * @param appliedAfter from then until a host's confirmation was heard, for each host that has confirmed
 */
public record LastChange(long generation, Instant seenAt, Duration plannedAfter,
        SortedMap<HostId, Duration> appliedAfter) {
    public LastChange {
        appliedAfter = Collections.unmodifiableSortedMap(new TreeMap<>(appliedAfter));
    }
}
