package io.tapfabric.impl.rules;

import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.TapFlowId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chain of tap-flows that leads back to where it begins.
 *
 * @param guests who gives copies to the next one; the last is the first again
 * @param flows the tap-flows that lead from one to the next
 */
record Chain(List<NicSelector> guests, List<TapFlowId> flows) {
    /** Of a long chain so many are named at its beginning, and as many at its end. */
    private static final int NAMED = 5;

    Chain {
        guests = List.copyOf(guests);
        flows = List.copyOf(flows);
    }

    @Override
    public String toString() {
        return named(guests.stream().map(NicSelector::toString).toList(), " → ") + ", by tap-flow "
            + named(flows.stream().map(flow -> "'" + flow + "'").toList(), ", ");
    }

    private static String named(final List<String> names, final String between) {
        final int more = names.size() - 2 * NAMED;
        return (more <= 0 ? names.stream() : Stream.of(names.stream().limit(NAMED), Stream.of("… " + more + " more …"),
            names.stream().skip(names.size() - NAMED)).flatMap(part -> part)).collect(Collectors.joining(between));
    }
}
