package io.tapfabric.planner.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets copies of whom: a graph that only grows.
 *
 * @param <N> who gives and gets copies
 */
public final class Chains<N> {
    private final Map<N, Set<N>> next = new HashMap<>();

    /** Copies of {@code from} reach {@code to}. */
    public void add(final N from, final N to) {
        next.computeIfAbsent(from, key -> new LinkedHashSet<>()).add(to);
    }

    /** The shortest chain that leads from one to the other, both named; a chain to oneself is oneself. */
    public Optional<List<N>> path(final N from, final N to) {
        final Map<N, N> cameFrom = new LinkedHashMap<>();
        final var open = new ArrayDeque<>(List.of(from));
        cameFrom.put(from, from);
        while (!open.isEmpty()) {
            final var here = open.remove();
            if (here.equals(to)) {
                return Optional.of(back(cameFrom, from, to));
            }
            next.getOrDefault(here, Set.of()).stream().filter(there -> cameFrom.putIfAbsent(there, here) == null)
                .forEach(open::add);
        }
        return Optional.empty();
    }

    private static <N> List<N> back(final Map<N, N> cameFrom, final N from, final N to) {
        final var path = new ArrayList<N>();
        var here = to;
        while (!here.equals(from)) {
            path.add(here);
            here = cameFrom.getOrDefault(here, from);
        }
        path.add(from);
        Collections.reverse(path);
        return path;
    }
}
