package io.tapfabric.planner.state;

import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.plan.Spot;
import io.tapfabric.planner.plan.TapFlowPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One source at all its places. */
final class SourceParts {
    private static final Set<State> IN_EFFECT = EnumSet.of(State.ACTIVE, State.DEGRADED);

    private final boolean on;
    private final List<Spot> spots = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final SortedSet<Problem> problems = new TreeSet<>();

    SourceParts(final boolean on) {
        this.on = on;
    }

    /** One place, with what stands in its way, and in that of each of the tap-flow's destinations. */
    void add(final TapFlowPlan.Part part, final Collection<Problem> own,
            final Collection<? extends Collection<Problem>> destinations) {
        part.spot().ifPresent(spots::add);
        problems.addAll(own);
        destinations.forEach(to -> {
            final var all = new TreeSet<>(own);
            all.addAll(to);
            states.add(Assessment.state(on, all));
        });
    }

    Stream<State> states() {
        return states.stream();
    }

    SortedSet<Problem> problems() {
        return problems;
    }

    SourceState build() {
        return new SourceState(together(states), spots, problems);
    }

    /** One state of many: in effect as a whole, in part, or not at all. */
    static State together(final Collection<State> states) {
        final var kinds = EnumSet.noneOf(State.class);
        kinds.addAll(states);
        if (kinds.size() == 1) {
            return kinds.iterator().next();
        }
        return kinds.stream().anyMatch(IN_EFFECT::contains) ? State.DEGRADED : State.PENDING;
    }
}
