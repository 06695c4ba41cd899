package io.tapfabric.planner.filter;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Match.Bits;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What packets look like that one verdict is for: some fields look one way, others one of several ways.
 */
final class Pattern {
    private final SortedMap<Field, Bits> fixed = new TreeMap<>();
    private final SortedMap<Field, List<Bits>> choices = new TreeMap<>();

    void demand(final Field field, final long value) {
        demand(field, Bits.of(field, value));
    }

    /** Demands that a field looks like this: nothing if no bit counts. */
    void demand(final Field field, final Bits bits) {
        if (bits.mask() != 0) {
            fixed.put(field, bits);
        }
    }

    /** Demands that a field looks one of these ways, of which no two overlap: nothing if there are none. */
    void demand(final Field field, final List<Bits> ways) {
        if (ways.size() == 1) {
            demand(field, ways.get(0));
        } else if (!ways.isEmpty()) {
            choices.put(field, ways);
        }
    }

    /**
     * As few flows as take these packets and no others: one for each combination of the several ways; or a conjunction,
     * with a clause for each field that has several, if that makes fewer. Whatever looks one way is in every flow.
     *
     * @param conjunction the conjunction's id
     * @param verdict what is done with the packets
     * @param flow receives each flow's match and actions
     */
    void flows(final int conjunction, final List<Action> verdict, final BiConsumer<Match, List<Action>> flow) {
        final var match = new Match(Optional.empty(), fixed);
        final long combinations =
            choices.values().stream().mapToLong(List::size).reduce(1, (one, other) -> one * other);
        final long clauses = choices.values().stream().mapToLong(List::size).sum();
        if (combinations > clauses + 1) {
            clauses(match, conjunction, flow);
            flow.accept(match.and(Field.CONJUNCTION, conjunction), verdict);
        } else {
            combinations(match).forEach(combination -> flow.accept(combination, verdict));
        }
    }

    private void clauses(final Match match, final int conjunction, final BiConsumer<Match, List<Action>> flow) {
        int clause = 0;
        for (var choice : choices.entrySet()) {
            clause++;
            final List<Action> actions = List.of(new Action.Conjunction(conjunction, clause, choices.size()));
            choice.getValue().forEach(bits -> flow.accept(match.and(choice.getKey(), bits), actions));
        }
    }

    private List<Match> combinations(final Match match) {
        var all = List.of(match);
        for (var choice : choices.entrySet()) {
            all = all.stream().flatMap(one -> choice.getValue().stream().map(bits -> one.and(choice.getKey(), bits)))
                .toList();
        }
        return all;
    }
}
