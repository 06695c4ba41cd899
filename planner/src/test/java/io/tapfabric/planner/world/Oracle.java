package io.tapfabric.planner.world;

import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says from the definition, and from what guests saw of a frame, which copies there must be: IN is what the guest
 * receives, OUT is what it sends, and each tap-flow that is planned gets what it asks for once, looking as the guest
 * saw it. It knows nothing of rows and flows but one thing: a port that shares a mirror with others is known by its MAC
 * address, so of its unicast only frames under its own address can be told from the others'.
 */
public final class Oracle {
    private final Collection<TapFlowPlan> planned;
    private final Plan plan;

    /** An oracle for the tap-flows of {@code plan}. */
    public Oracle(final Plan plan) {
        this.plan = plan;
        planned = plan.flows().values().stream().filter(TapFlowPlan::planned).toList();
    }

    /** The copies there must be, sorted. */
    public List<Copy> copies(final Outcome outcome) {
        return outcome.seen().stream().flatMap(seen -> planned.stream().filter(flow -> wants(flow, seen) && tells(seen))
            .map(flow -> new Copy(flow.flow().number().value(), flow.sink().orElseThrow().place(), seen.frame())))
            .sorted().toList();
    }

    /** How many copies there must be that belong to no source: one for each shared mirror that cannot tell whose. */
    public long unclassified(final Outcome outcome) {
        final Map<String, List<Seen>> byMirror = outcome.seen().stream().filter(this::shares)
            .collect(Collectors.groupingBy(this::mirror));
        return byMirror.values().stream().filter(events -> events.stream().noneMatch(this::tells)).count();
    }

    private static boolean wants(final TapFlowPlan flow, final Seen seen) {
        return flow.source().orElseThrow().place().equals(seen.guest())
            && (seen.sent() ? flow.flow().direction().out() : flow.flow().direction().in());
    }

    private boolean tells(final Seen seen) {
        return !shares(seen) || !seen.sent() && seen.frame().destination().multicast()
            || port(seen.guest()).mac().equals(Optional.of(address(seen)));
    }

    private static MacAddress address(final Seen seen) {
        return seen.sent() ? seen.frame().source() : seen.frame().destination();
    }

    private boolean shares(final Seen seen) {
        return !mirror(seen).isEmpty() && !mirror(seen).contains("tap-x");
    }

    /** Host and name of the mirror that copies what was seen; empty if none does. */
    private String mirror(final Seen seen) {
        return Rows.of(plan.host(seen.guest().host())).mirrors()
            .filter(mirror -> (seen.sent() ? mirror.outOf() : mirror.into()).contains(seen.guest().port()))
            .map(mirror -> seen.guest().host() + " " + mirror.name()).findFirst().orElse("");
    }

    private Port port(final Place place) {
        return planned.stream().map(flow -> flow.source().orElseThrow()).filter(end -> end.place().equals(place))
            .map(TapFlowPlan.End::port).findFirst().orElseThrow();
    }
}
