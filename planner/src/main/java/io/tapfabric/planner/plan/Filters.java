package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filters of tap-flows. Of those that say the same, the one of the lowest number stands for all. */
final class Filters {
    private final Map<FilterId, Filter> standing = new HashMap<>();

    /** What a filter says. */
    private record Content(List<FilterRule> in, List<FilterRule> out, Verdict otherwise, Fragments fragments) {
        static Content of(final Filter filter) {
            return new Content(filter.in(), filter.out(), filter.otherwise(), filter.fragments());
        }
    }

    Filters(final Intents intents) {
        final var first = new HashMap<Content, Filter>();
        intents.filters().values().stream().sorted(Comparator.comparing(Filter::number)).forEach(filter ->
            standing.put(filter.id(), first.computeIfAbsent(Content.of(filter), said -> filter)));
    }

    /** What judges the tap-flow's copies; empty if nothing does, or if it is not there. */
    Optional<Filter> of(final TapFlow flow) {
        return flow.filter().map(standing::get);
    }

    /** Whether the tap-flow names a filter that is not there. */
    boolean lack(final TapFlow flow) {
        return flow.filter().isPresent() && of(flow).isEmpty();
    }
}
