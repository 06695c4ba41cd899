package io.tapfabric.impl.store;

import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Which numbers are given out. They are given out upwards and begin again at 1 after the last, skipping those in use.
 *
 * @param next where the search for a free number begins, 1 to {@value #MAX}
 * @param reserved what is stored as next number: ahead of {@code next}, so that a crash repeats none
 * @param given the number of each that exists
 * @param deleted numbers of those that are gone, but perhaps not from every host
 * @param <K> ids of tap-flows, or of filters
 * @param <N> their numbers
 */
record Roll<K extends Comparable<K>, N extends Comparable<N>>(int next, int reserved, SortedMap<K, N> given,
        SortedMap<N, K> deleted) {
    /** The last number, of tap-flows as of filters. */
    static final int MAX = TapFlowNumber.MAX;

    /** How many numbers the stored next number runs ahead; it is renewed when half of them are given out. */
    static final int RESERVE = 64;

    Roll {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        deleted = Collections.unmodifiableSortedMap(new TreeMap<>(deleted));
    }

    static <K extends Comparable<K>, N extends Comparable<N>> Roll<K, N> empty() {
        return new Roll<K, N>(1, 1, new TreeMap<>(), new TreeMap<>());
    }

    /** The roll after a start: goes on where no number was given out before. */
    Roll<K, N> opened() {
        return new Roll<K, N>(reserved, after(reserved, RESERVE), given, deleted);
    }

    /**
     * Gives numbers to those of {@code present} that have none; the numbers of all others count as deleted.
     *
     * @param number makes a number
     */
    Roll<K, N> assign(final SortedSet<K> present, final IntFunction<N> number) {
        if (present.equals(given.keySet())) {
            return this;
        }
        final var kept = new TreeMap<>(given);
        kept.keySet().retainAll(present);
        final var gone = new TreeMap<>(deleted);
        given.forEach((id, its) -> {
            if (!kept.containsKey(id)) {
                gone.put(its, id);
            }
        });
        return numbered(present, number, kept, gone);
    }

    private Roll<K, N> numbered(final SortedSet<K> present, final IntFunction<N> number, final SortedMap<K, N> kept,
            final SortedMap<N, K> gone) {
        final var used = new HashSet<>(kept.values());
        used.addAll(gone.keySet());
        int cursor = next;
        int ahead = Math.floorMod(reserved - next, MAX);
        for (var id : present) {
            if (!kept.containsKey(id)) {
                final int free = free(cursor, number, used);
                used.add(number.apply(free));
                kept.put(id, number.apply(free));
                ahead -= 1 + Math.floorMod(free - cursor, MAX);
                cursor = after(free, 1);
            }
        }
        return new Roll<K, N>(cursor, ahead < RESERVE / 2 ? after(cursor, RESERVE) : reserved, kept, gone);
    }

    Roll<K, N> release(final N number) {
        final var left = new TreeMap<>(deleted);
        return left.remove(number) == null ? this : new Roll<>(next, reserved, given, left);
    }

    /** All numbers in use. */
    SortedMap<N, Use<K>> uses() {
        final var uses = new TreeMap<N, Use<K>>();
        given.forEach((id, number) -> uses.put(number, new Use<>(id, false)));
        deleted.forEach((number, id) -> uses.put(number, new Use<>(id, true)));
        return uses;
    }

    private static <N> int free(final int from, final IntFunction<N> maker, final Set<N> used) {
        if (used.size() >= MAX) {
            throw new IllegalStateException("all " + MAX + " numbers are in use");
        }
        int number = from;
        while (used.contains(maker.apply(number))) {
            number = after(number, 1);
        }
        return number;
    }

    private static int after(final int number, final int steps) {
        return Math.floorMod(number - 1 + steps, MAX) + 1;
    }

    /**
     * What a number is used for.
     *
     * @param id the tap-flow or filter it was given to
     * @param deleted whether that is gone
     */
    record Use<K>(K id, boolean deleted) {
    }
}
