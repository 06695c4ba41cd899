package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows or flows that a host refused, each with what was wanted of it. They are left alone until something else is
 * wanted or it is time to try again: so one bad item holds up no other, and is not asked for in every round.
 */
final class Refusals<K extends Comparable<? super K>, V> {
    private final SortedMap<K, Refused<V>> refused = new TreeMap<>();

    /** What was wanted, nothing if the item should have gone; and why it was refused. */
    private record Refused<V>(Optional<V> wanted, String why) {
    }

    void add(final K key, final Delta<K, V> work, final String why) {
        refused.put(key, new Refused<>(Optional.ofNullable(work.puts().get(key)), why));
    }

    /** Everything may be tried again. */
    void forget() {
        refused.clear();
    }

    /** Remembers only what still is to be done and still looks the same. */
    void keep(final Delta<K, V> work) {
        refused.entrySet().removeIf(entry -> entry.getValue().wanted()
            .map(wanted -> !wanted.equals(work.puts().get(entry.getKey())))
            .orElseGet(() -> !work.removes().contains(entry.getKey())));
    }

    /** The work without what was refused. */
    Delta<K, V> spare(final Delta<K, V> work) {
        if (refused.isEmpty()) {
            return work;
        }
        final var puts = new TreeMap<>(work.puts());
        puts.keySet().removeAll(refused.keySet());
        final var removes = new TreeSet<>(work.removes());
        removes.removeAll(refused.keySet());
        return new Delta<>(puts, removes);
    }

    /** Why each of them was refused. */
    SortedMap<K, String> reasons() {
        final var reasons = new TreeMap<K, String>();
        refused.forEach((key, why) -> reasons.put(key, why.why()));
        return reasons;
    }
}
