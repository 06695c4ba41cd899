package io.tapfabric.planner.explain;

import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.simulate.Trace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads from a packet's way what each tap-flow made of it.
 *
 * @param sent whether the source sent the packet
 * @param packet as the source saw it
 * @param legs its way
 * @param arrived what came out
 * @param flows all tap-flows, by number
 */
record Fates(boolean sent, Packet packet, List<Explainer.Leg> legs, List<Arrived> arrived,
        Map<Integer, TapFlow> flows) {
    /** A copy for a tap-flow, by its number, that came out. */
    record Arrived(int number, Explanation.Arrival arrival) {
    }

    /** What a flow took on a leg: so many visits came before. */
    private record Seen(Explainer.Leg leg, int before) {
        Trace.Visit visit() {
            return leg.trace().visits().get(before);
        }

        Role role() {
            return visit().flow().entry().cookie().role();
        }

        Table table() {
            return visit().flow().key().table();
        }

        Explanation.Step step() {
            return new Explanation.Step(leg.bridge().host(), visit().flow());
        }

        /** Whether it was left without a copy because another tap-flow had taken the packet. */
        boolean late() {
            return visit().packet().get(Field.DECIDED) != 0 && leg.bridge().selects(leg.port(), visit().packet());
        }
    }

    Explanation.Fate of(final TapFlowPlan plan, final List<TapFlowPlan.Part> parts) {
        final int number = plan.flow().number().value();
        final var its = legs.stream().flatMap(leg -> seen(leg, number)).toList();
        final var arrivals = arrived.stream().filter(copy -> copy.number() == number).map(Arrived::arrival).toList();
        return new Explanation.Fate(plan.flow().id(), plan.flow().number(),
            its.isEmpty() ? unseen(plan, parts) : decided(its, plan.flow(), arrivals), arrivals,
            its.stream().map(Seen::step).toList());
    }

    /** What took the packet for a tap-flow on a leg that came to it; what was before that as well. */
    private static Stream<Seen> seen(final Explainer.Leg leg, final int number) {
        final var its = IntStream.range(0, leg.trace().visits().size()).mapToObj(before -> new Seen(leg, before))
            .filter(seen -> isFor(seen.visit(), number, 0)).toList();
        return its.stream().anyMatch(seen -> isFor(seen.visit(), number, number)) ? its.stream() : Stream.empty();
    }

    private static boolean isFor(final Trace.Visit visit, final int number, final int orElse) {
        final long named = visit.packet().get(Field.TAP_FLOW);
        return named == number || named == orElse || visit.flow().entry().cookie().number() == number;
    }

    private String unseen(final TapFlowPlan plan, final List<TapFlowPlan.Part> parts) {
        if (!plan.on()) {
            return "not seen: the tap-flow is disabled, or every tap-service of it";
        }
        if (parts.stream().noneMatch(TapFlowPlan.Part::planned)) {
            return "not in effect here: its problems say why";
        }
        final var direction = plan.flow().direction();
        if (!(sent ? direction.out() : direction.in())) {
            return "not seen: it copies what its sources " + (sent ? "receive, not what they send"
                : "send, not what they receive");
        }
        return legs.stream().flatMap(leg -> leg.trace().hits().stream())
            .anyMatch(hit -> hit.entry().cookie().role() == Role.LEFT_OUT)
            ? "left out: tunnels that carry copies, and what guests of sinks send and receive, are no part of a bridge"
            : "not seen: its MAC address or VLAN is not one that the tap-flow copies of this port";
    }

    private String decided(final List<Seen> its, final TapFlow flow, final List<Explanation.Arrival> arrivals) {
        final var last = its.get(its.size() - 1);
        if (!arrivals.isEmpty()) {
            return accepted(its, flow) + reductions(flow) + lengths(its, arrivals);
        }
        return switch (last.role()) {
            case FILTER_REJECT -> new Judge(last.visit().flow(), flow).verdict();
            case SENDER -> flow.direction().out()
                ? "left out: what its own sources send is copied when they send it"
                : "left out: its own sources sent it, and do not receive it";
            case LEFT_OUT -> "left out: its own sources sent it, and do not receive it";
            case NOT_SAMPLED -> accepted(its, flow) + "; left out: its conversation is not one of those, 1 in "
                + flow.reduction().sample().orElseThrow() + ", that are sampled";
            case TOO_LONG -> "left out: it is longer than what the way to the sink carries";
            case MISS -> missed(last);
            default -> "goes on from table " + last.table() + ", and comes out nowhere";
        };
    }

    private static String accepted(final List<Seen> its, final TapFlow flow) {
        return its.stream().filter(seen -> seen.role() == Role.FILTER_ACCEPT).findFirst()
            .map(seen -> new Judge(seen.visit().flow(), flow).verdict()).orElse("copied: the tap-flow has no filter");
    }

    /** What may still keep packets like this one out. */
    private static String reductions(final TapFlow flow) {
        return flow.reduction().sample().stream()
            .mapToObj(of -> "; its conversation is one of those, 1 in " + of + ", that are sampled")
            .collect(Collectors.joining())
            + flow.reduction().rate().map(rate -> "; as far as the rate limit allows").orElse("");
    }

    private String missed(final Seen last) {
        if (last.table() != Table.SELECT) {
            return "dropped in table " + last.table() + ": nothing there is for it";
        }
        return last.late() ? taken(last) : "not copied: its addresses are not those of its sources";
    }

    /** Who has taken the packet: whose flow, of those before, was the last to say so. */
    private String taken(final Seen late) {
        final var visits = late.leg().trace().visits().subList(0, late.before());
        final var taker = IntStream.iterate(visits.size() - 1, at -> at >= 0, at -> at - 1).mapToObj(visits::get)
            .filter(visit -> Judge.decides(visit.flow())).findFirst().orElseThrow();
        return new Judge(taker.flow(), flows.get((int) taker.packet().get(Field.TAP_FLOW))).taken();
    }

    private String lengths(final List<Seen> its, final List<Explanation.Arrival> arrivals) {
        return arrivals.stream().filter(arrival -> arrival.octets() < packet.octets()).findFirst()
            .map(arrival -> "; cut to " + arrival.octets() + " of " + packet.octets() + " octets").orElse("")
            + (its.stream().anyMatch(seen -> seen.role() == Role.TOO_LONG)
                ? "; left out where it is longer than what the way carries" : "");
    }
}
