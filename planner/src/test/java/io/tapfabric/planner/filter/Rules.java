package io.tapfabric.planner.filter;

import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Fragments;
import io.tapfabric.planner.model.FrameCriteria;
import io.tapfabric.planner.model.IpCriteria;
import io.tapfabric.planner.model.PortSet;
import io.tapfabric.planner.model.Prefix;
import io.tapfabric.planner.model.Protocol;
import io.tapfabric.planner.model.TransportCriteria;
import io.tapfabric.planner.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Rules as clouds list them. */
final class Rules {
    private static final String ANY = "-";

    private Rules() {
    }

    /**
     * A rule: protocol, source prefix, source ports, destination prefix, destination ports; {@code -}, or nothing at
     * the end, for any.
     */
    static FilterRule rule(final int priority, final Verdict verdict, final String text) {
        final var words = List.of((text + " - - - -").split(" "));
        return new FilterRule(priority, verdict, FrameCriteria.ANY, new IpCriteria(Optional.empty(),
            find(words.get(0)).map(number -> new Protocol(Integer.parseInt(number))),
            find(words.get(1)).map(Prefix::of), find(words.get(3)).map(Prefix::of), OptionalInt.empty()),
            TransportCriteria.ports(ports(words.get(2)), ports(words.get(4))));
    }

    private static Optional<String> find(final String word) {
        return Optional.of(word).filter(its -> !its.equals(ANY));
    }

    private static PortSet ports(final String word) {
        return find(word).map(its -> PortSet.of(List.of(its.split(",")))).orElse(PortSet.ALL);
    }

    /** A filter, of number 7, with IN rules only. */
    static Filter in(final FilterRule... rules) {
        return filter(List.of(rules), List.of());
    }

    /** A filter, of number 7, with OUT rules only. */
    static Filter out(final FilterRule... rules) {
        return filter(List.of(), List.of(rules));
    }

    private static Filter filter(final List<FilterRule> in, final List<FilterRule> out) {
        return new Filter(FilterId.of("f"), new FilterNumber(7), in, out, Verdict.REJECT, Fragments.NONE);
    }
}
