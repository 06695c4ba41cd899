package io.tapfabric.planner.diff;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The least work that turns what a host holds into what it should hold. It serves rows and flows alike.
 *
 * @param puts what must be made, or changed to this
 * @param removes what must go
 */
public record Delta<K extends Comparable<? super K>, V>(SortedMap<K, V> puts, SortedSet<K> removes) {
    public Delta {
        puts = Collections.unmodifiableSortedMap(new TreeMap<>(puts));
        removes = Collections.unmodifiableSortedSet(new TreeSet<>(removes));
    }

    /** No work at all. */
    public static <K extends Comparable<? super K>, V> Delta<K, V> none() {
        return new Delta<>(new TreeMap<>(), new TreeSet<K>());
    }

    /** Makes, or changes, one thing. */
    public static <K extends Comparable<? super K>, V> Delta<K, V> put(final K key, final V value) {
        final var puts = new TreeMap<K, V>();
        puts.put(key, value);
        return new Delta<>(puts, new TreeSet<K>());
    }

    /** Removes one thing. */
    public static <K extends Comparable<? super K>, V> Delta<K, V> remove(final K key) {
        final var removes = new TreeSet<K>();
        removes.add(key);
        return new Delta<>(new TreeMap<>(), removes);
    }

    public static <K extends Comparable<? super K>, V> Delta<K, V> between(final SortedMap<K, V> observed,
            final SortedMap<K, V> desired) {
        final var puts = new TreeMap<>(desired);
        puts.entrySet().removeIf(entry -> entry.getValue().equals(observed.get(entry.getKey())));
        final var removes = new TreeSet<>(observed.keySet());
        removes.removeIf(desired::containsKey);
        return new Delta<>(puts, removes);
    }

    /** What a host that held {@code observed} holds after this work. */
    public SortedMap<K, V> applyTo(final SortedMap<K, V> observed) {
        final var after = new TreeMap<>(observed);
        after.keySet().removeAll(removes);
        after.putAll(puts);
        return after;
    }

    public boolean isEmpty() {
        return puts.isEmpty() && removes.isEmpty();
    }

    public int size() {
        return puts.size() + removes.size();
    }
}
