package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One end of a tap-flow as looked up: the port, or the problem why there is none. */
record Found(Optional<Located> located, List<Problem> problems) {
    static final Found NOTHING = new Found(Optional.empty(), List.of());

    static Found source(final Finder finder, final NicSelector selector) {
        return only(finder, selector, true, located -> located.onTapBridge() || located.port().ours()
            ? List.of(Problems.unusable(located)) : List.of());
    }

    static Found sink(final Finder finder, final NicSelector selector) {
        return only(finder, selector, false, located -> located.port().ours() ? List.of(Problems.sinkUnusable(located))
            : located.onTapBridge() ? List.of() : List.of(Problems.notOnTapBridge(located)));
    }

    /** The only port that the selector means, with what {@code check} has against it, or else with its own error. */
    private static Found only(final Finder finder, final NicSelector selector, final boolean source,
            final Function<Located, List<Problem>> check) {
        final var found = finder.find(selector);
        if (found.isEmpty()) {
            return new Found(Optional.empty(), List.of(finder.unknownHost(selector).map(Problems::hostUnknown)
                .orElseGet(() -> Problems.notFound(source, selector))));
        }
        if (found.size() > 1) {
            return new Found(Optional.empty(), List.of(Problems.ambiguous(source, selector, found)));
        }
        final var located = found.get(0);
        final var wrong = check.apply(located);
        return new Found(Optional.of(located), wrong.isEmpty() ? unopened(located) : wrong);
    }

    private static List<Problem> unopened(final Located located) {
        return located.port().error().map(error -> Problems.portUnusable(located.port().name(), located, error))
            .map(List::of).orElse(List.of());
    }
}
