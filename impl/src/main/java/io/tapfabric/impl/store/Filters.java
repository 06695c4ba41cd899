package io.tapfabric.impl.store;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.Verdict;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/**
 * Reads filters. A filter with a rule that means nothing yields nothing: without the rule it would be another filter.
 */
final class Filters {
    static final NodeIdentifier FILTERS = Leaves.id("filter");

    private static final NodeIdentifier DEFAULT = Leaves.id("default");
    private static final NodeIdentifier FRAGMENTS = Leaves.id("fragments");
    private static final NodeIdentifier IN = Leaves.id("in");
    private static final NodeIdentifier OUT = Leaves.id("out");

    private Filters() {
    }

    /** An entry of the list {@code filter}. */
    static Optional<Asked.Filter> find(final MapEntryNode filter) {
        return Leaves.text(filter, Leaves.ID).filter(id -> wrong(filter).isEmpty())
            .map(id -> new Asked.Filter(FilterId.of(id), rules(filter, IN).map(Rule::read).toList(),
                rules(filter, OUT).map(Rule::read).toList(),
                Leaves.name(filter, DEFAULT).map(Verdict::valueOf).orElse(Verdict.REJECT),
                Leaves.name(filter, FRAGMENTS).map(Fragments::valueOf).orElse(Fragments.NONE)));
    }

    /** Why the first of the rules that mean nothing does so. */
    static Optional<Unread.Wrong> wrong(final MapEntryNode filter) {
        return Stream.of(IN, OUT).flatMap(list -> rules(filter, list)).flatMap(rule -> rule.wrong().stream())
            .findFirst();
    }

    private static Stream<Rule> rules(final MapEntryNode filter, final NodeIdentifier list) {
        return Leaves.entries(filter, list).stream().map(Rule::new).sorted(Comparator.comparingInt(Rule::priority));
    }
}
