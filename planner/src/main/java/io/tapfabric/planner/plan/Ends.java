package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the guests' NICs that sources and sinks name, and says why one cannot be used.
 */
final class Ends {
    private final Finder finder;

    Ends(final Finder finder) {
        this.finder = finder;
    }

    Found source(final NicSelector selector) {
        return only(selector, true, located -> !located.onTapBridge() && !located.port().ours(),
            located -> located.onTapBridge() || located.port().ours() ? List.of(Problems.unusable(located))
                : located.port().error().map(error -> Problems.portUnusable(located.port().name(), located.host().id(),
                    error)).map(List::of).orElse(List.of()));
    }

    Found sink(final NicSelector selector) {
        return only(selector, false, Located::onTapBridge, located ->
            located.port().ours() ? List.of(SinkProblems.unusable(located))
                : located.onTapBridge() ? down(located) : List.of(SinkProblems.notOnTapBridge(located)));
    }

    /** A sink that nobody is behind: then no copies are made. */
    static List<Problem> down(final Located sink) {
        return sink.port().error().map(error -> SinkProblems.broken(sink, error))
            .or(() -> sink.port().link().up() ? Optional.empty() : Optional.of(SinkProblems.down(sink)))
            .map(List::of).orElse(List.of());
    }

    /** The only port that the selector means, with what {@code check} has against it, or else why there is none. */
    private Found only(final NicSelector selector, final boolean source, final Predicate<Located> fit,
            final Function<Located, List<Problem>> check) {
        final var found = finder.find(selector, fit);
        if (found.isEmpty()) {
            return Found.not(unknown(selector).orElseGet(() -> Problems.notFound(source, selector)));
        }
        return found.size() == 1 || Finder.moving(found)
            ? new Found(found, found.stream().flatMap(located -> check.apply(located).stream()).toList())
            : Found.not(Problems.ambiguous(source, selector, found));
    }

    private Optional<Problem> unknown(final NicSelector selector) {
        return selector instanceof NicSelector.ByPort by && host(by.host()).isEmpty()
            ? Optional.of(Problems.hostUnknown(by.host())) : Optional.empty();
    }

    Optional<Host> host(final HostId id) {
        return Optional.ofNullable(finder.inventory().hosts().get(id));
    }

    Stream<Host> hosts() {
        return finder.inventory().hosts().values().stream();
    }

    /** Bridges that guests are plugged into. */
    static Stream<Bridge> withGuests(final Host host) {
        return host.bridges().values().stream().filter(bridge -> !bridge.name().equals(Names.TAP_BRIDGE)
            && bridge.ports().values().stream().anyMatch(port -> port.nic().isKnown()));
    }
}
