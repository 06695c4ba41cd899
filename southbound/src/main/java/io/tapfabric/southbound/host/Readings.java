package io.tapfabric.southbound.host;

import io.tapfabric.planner.state.Count;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Counters as read again and again. A counter that begins anew, or goes, keeps what it had. */
final class Readings<K> {
    private final Map<K, Reading> readings = new HashMap<>();

    /** What was counted before the counter last began anew, and since then. */
    private record Reading(Count before, Count since) {
        static final Reading NONE = new Reading(Count.ZERO, Count.ZERO);

        Reading next(final Count now) {
            return now.packets() < since.packets() ? new Reading(total(), now) : new Reading(before, now);
        }

        Reading without(final Count gone) {
            return new Reading(before.plus(gone), since.minus(gone));
        }

        Count total() {
            return before.plus(since);
        }
    }

    /** Takes a new reading of all counters. */
    void read(final Map<K, Count> now) {
        readings.replaceAll((key, reading) -> reading.next(now.getOrDefault(key, Count.ZERO)));
        now.forEach((key, count) -> readings.computeIfAbsent(key, first -> Reading.NONE.next(count)));
    }

    /** Some counters are gone: the next of that name begins at zero. */
    void gone(final Predicate<K> which) {
        readings.replaceAll((key, reading) -> which.test(key) ? reading.next(Count.ZERO) : reading);
    }

    /** Of what was read as one counter, some is gone: what is read next is without it. */
    void gone(final K key, final Count part) {
        readings.computeIfPresent(key, (same, reading) -> reading.without(part));
    }

    /** Forgets some. */
    void removeIf(final Predicate<K> which) {
        readings.keySet().removeIf(which);
    }

    void forEach(final BiConsumer<K, Count> total) {
        readings.forEach((key, reading) -> total.accept(key, reading.total()));
    }
}
