package io.tapfabric.planner.explain;

import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.simulate.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads from a packet's way what each tap-flow made of it.
 *
 * @param sent whether the source sent the packet
 * @param packet as the source saw it
 * @param legs its way
 * @param arrived what came out
 */
record Fates(boolean sent, Packet packet, List<Explainer.Leg> legs, List<Arrived> arrived) {
    /** A copy for a tap-flow, by its number, that came out. */
    record Arrived(int number, Explanation.Arrival arrival) {
    }

    /** A flow took the packet on a host. */
    private record Seen(Explanation.Step step, Packet packet) {
        Role role() {
            return step.flow().entry().cookie().role();
        }

        Table table() {
            return step.flow().key().table();
        }
    }

    Explanation.Fate of(final TapFlowPlan plan, final List<TapFlowPlan.Part> parts) {
        final var number = plan.flow().number();
        final var its = seenFor(number.value());
        final var arrivals = arrived.stream().filter(copy -> copy.number() == number.value()).map(Arrived::arrival)
            .toList();
        return new Explanation.Fate(plan.flow().id(), number,
            its.isEmpty() ? unseen(plan, parts) : decided(its, plan.flow().filter(), arrivals), arrivals,
            its.stream().map(Seen::step).toList());
    }

    /** What took the packet for a tap-flow: of the legs that came to it, what was before that as well. */
    private List<Seen> seenFor(final int number) {
        final var all = new ArrayList<Seen>();
        legs.forEach(leg -> {
            final var its = leg.trace().visits().stream().filter(visit -> isFor(visit, number, 0)).toList();
            if (its.stream().anyMatch(visit -> isFor(visit, number, number))) {
                its.forEach(visit -> all.add(new Seen(new Explanation.Step(leg.host(), visit.flow()),
                    visit.packet())));
            }
        });
        return all;
    }

    private static boolean isFor(final Trace.Visit visit, final int number, final int orElse) {
        final long named = visit.packet().get(Field.TAP_FLOW);
        return named == number || named == orElse || visit.flow().entry().cookie().number() == number;
    }

    private String unseen(final TapFlowPlan plan, final List<TapFlowPlan.Part> parts) {
        if (!plan.on()) {
            return "not seen: the tap-flow or its tap-service is disabled";
        }
        final var problems = Stream.concat(plan.problems().stream(), parts.stream()
            .flatMap(part -> part.problems().stream())).map(Problem::message).collect(Collectors.joining(" "));
        if (parts.stream().noneMatch(TapFlowPlan.Part::planned) && !problems.isEmpty()) {
            return "not seen: " + problems;
        }
        final var direction = plan.flow().direction();
        if (!(sent ? direction.out() : direction.in())) {
            return "not seen: it copies what its sources " + (sent ? "receive, not what they send"
                : "send, not what they receive");
        }
        return "not seen: its MAC address or VLAN is not one that the tap-flow copies of this port";
    }

    private String decided(final List<Seen> its, final Optional<FilterId> filter,
            final List<Explanation.Arrival> arrivals) {
        final var last = its.get(its.size() - 1);
        return switch (last.role()) {
            case FILTER_REJECT -> judged(last, filter);
            case SENDER -> "left out: what its own sources send is copied when they send it";
            case MISS -> last.table() == Table.SELECT ? "not copied: its addresses are not those of its sources"
                : "dropped in table " + last.table() + ": nothing there is for it";
            case TOO_LONG -> "left out: it is longer than what the way to the sink carries";
            default -> accepted(its, filter) + lengths(arrivals);
        };
    }

    private static String accepted(final List<Seen> its, final Optional<FilterId> filter) {
        return its.stream().filter(seen -> seen.role() == Role.FILTER_ACCEPT).findFirst()
            .map(seen -> judged(seen, filter)).orElse("copied: the tap-flow has no filter");
    }

    private static String judged(final Seen by, final Optional<FilterId> filter) {
        final var verdict = by.role() == Role.FILTER_ACCEPT ? "accepted" : "rejected";
        final var name = filter.map(FilterId::value).orElse("?");
        final int priority = by.step().flow().key().priority();
        return priority == Priority.FILTER_DEFAULT ? verdict + " by the default of filter " + name + ": no rule matches"
            : verdict + " by " + (by.table() == Table.FILTER_OUT ? "outbound" : "inbound") + " rule "
                + Priority.ruleOf(priority) + " of filter " + name;
    }

    private String lengths(final List<Explanation.Arrival> arrivals) {
        return arrivals.stream().filter(arrival -> arrival.octets() < packet.octets()).findFirst()
            .map(arrival -> "; cut to " + arrival.octets() + " of " + packet.octets() + " octets").orElse("");
    }
}
