package io.tapfabric.planner.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group of sinks of which each conversation goes to one.
 *
 * @param group its number, 1 or more: other groups of the same plan have others
 * @param weights of all members, by their numbers within the group
 * @param up where the copies of those leave that can get some, one at least
 * @param idle where those of the others would leave
 */
record Spread(int group, SortedMap<Integer, Integer> weights, SortedMap<Integer, List<Outlet>> up,
        List<Outlet> idle) {
    Spread {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        idle = List.copyOf(idle);
        up = Collections.unmodifiableSortedMap(new TreeMap<>(up));
    }

    Slots slots() {
        return Slots.of(weights, up.keySet());
    }
}
