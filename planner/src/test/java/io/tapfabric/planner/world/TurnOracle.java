package io.tapfabric.planner.world;

import io.tapfabric.planner.explain.Rows;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.Verdict;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.Spot;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.simulate.Packet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says from the definition which tap-flows get a copy of a packet on the one bridge of host h1, if they have filters
 * and priorities: of those with a priority whose sources are one group, the lowest takes it whose filter has a rule for
 * it, or accepts by default. It knows nothing of rows and flows but by which mirrors a tap-flow gets its packets.
 * Guests send under their own addresses.
 */
public final class TurnOracle {
    private static final HostId HOST = HostId.of("h1");

    private final Fabric fabric;
    private final Plan plan;
    private final List<TapFlowPlan> planned;

    /** An oracle for the tap-flows of {@code plan}, which is the fabric's. */
    public TurnOracle(final Fabric fabric, final Plan plan) {
        this.fabric = fabric;
        this.plan = plan;
        planned = plan.flows().values().stream().filter(TapFlowPlan::planned).toList();
    }

    /** NICs of which two took the packet that have a priority and no other source, by whatever mirrors. */
    public List<String> takenTwice(final Outcome outcome) {
        final var got = outcome.copies().stream().map(Copy::number).toList();
        return planned.stream().filter(flow -> flow.flow().priority().isPresent()
            && got.contains(flow.flow().number().value()) && parts(flow).count() == 1)
            .flatMap(flow -> parts(flow).map(TurnOracle::port).flatMap(Optional::stream))
            .collect(Collectors.groupingBy(port -> port.name().value(), Collectors.counting())).entrySet().stream()
            .filter(taken -> taken.getValue() > 1).map(Map.Entry::getKey).toList();
    }

    /** What comes by one mirror, and who gets it by that. */
    private record Lane(String mirror, boolean out, boolean in, List<TapFlowPlan> flows) {
        boolean shared() {
            return mirror.startsWith("tap-in-") || mirror.startsWith("tap-out-");
        }
    }

    /** The numbers of the tap-flows that get a copy, sorted; one twice if it gets two. */
    public List<Integer> copies(final Outcome outcome) {
        return lanes().flatMap(lane -> given(lane, outcome.seen()).stream()).sorted().toList();
    }

    private Stream<Lane> lanes() {
        return Rows.of(plan.host(HOST)).mirrors().map(mirror -> new Lane(mirror.name(), !mirror.outOf().isEmpty(),
            !mirror.into().isEmpty(), planned.stream().filter(flow ->
                parts(flow).anyMatch(part -> part.mirrors().contains(mirror.name()))).toList()));
    }

    private List<Integer> given(final Lane lane, final List<Seen> events) {
        final var copies = new ArrayList<Integer>();
        final Set<Set<Object>> takenBy = new HashSet<>();
        lane.flows().stream().sorted(Comparator.comparing(TurnOracle::place)
            .thenComparing(flow -> flow.flow().number())).forEach(flow -> {
                final var asked = ask(lane, flow, events);
                final var group = group(lane, flow);
                final boolean mayTake = flow.flow().priority().isEmpty() || !takenBy.contains(group);
                if (asked.isPresent() && mayTake) {
                    final var said = judge(flow, asked.orElseThrow(), events.get(0).frame());
                    if (said.isPresent() && flow.flow().priority().isPresent()) {
                        takenBy.add(group);
                    }
                    if (said.equals(Optional.of(Verdict.ACCEPT)) && !hasAlready(lane, asked.orElseThrow())) {
                        copies.add(flow.flow().number().value());
                    }
                }
            });
        return copies;
    }

    private static int place(final TapFlowPlan flow) {
        return flow.flow().priority().map(priority -> priority.value()).orElse(Integer.MAX_VALUE);
    }

    /** What one of its sources sent, it gets by the mirror of what they send. */
    private static boolean hasAlready(final Lane lane, final Direction as) {
        return lane.shared() && !lane.out() && as == Direction.OUT;
    }

    /** All sources that the tap-flow's are joined with by tap-flows with a priority. */
    private static Set<Object> group(final Lane lane, final TapFlowPlan flow) {
        final var group = new HashSet<>(sources(flow));
        boolean more = true;
        while (more) {
            more = lane.flows().stream().filter(other -> other.flow().priority().isPresent()).map(TurnOracle::sources)
                .filter(its -> its.stream().anyMatch(group::contains)).map(group::addAll).toList().contains(true);
        }
        return group;
    }

    private static Set<Object> sources(final TapFlowPlan flow) {
        return parts(flow).map(part -> port(part).<Object>map(Port::name).orElseGet(() -> source(flow, part)))
            .collect(Collectors.toSet());
    }

    private static Stream<TapFlowPlan.Part> parts(final TapFlowPlan flow) {
        return flow.parts().stream().filter(TapFlowPlan.Part::planned);
    }

    private static Optional<Port> port(final TapFlowPlan.Part part) {
        return part.spot().flatMap(Spot::port);
    }

    private static Source source(final TapFlowPlan flow, final TapFlowPlan.Part part) {
        return Optional.ofNullable(flow.flow().sources().get(part.source())).orElseThrow();
    }

    /** Whether the tap-flow wants the packet: as sent (OUT), or as received (IN). */
    private static Optional<Direction> ask(final Lane lane, final TapFlowPlan flow, final List<Seen> events) {
        final var here = events.stream().filter(seen -> seen.sent() ? lane.out() : lane.in()).toList();
        final boolean own = flow.flow().direction().out() && sends(flow, events.get(0));
        if (lane.shared() && lane.in() && own && meetsAnother(flow, events.get(0))) {
            return Optional.of(Direction.OUT).filter(as -> toItsOwn(flow, here));
        }
        final boolean whole = here.stream().anyMatch(seen -> parts(flow).anyMatch(part -> carries(flow, part, seen)));
        return Optional.of(lane.out() && (!lane.in() || whole || own) ? Direction.OUT : Direction.IN)
            .filter(as -> here.stream().anyMatch(seen -> parts(flow).anyMatch(part -> wants(lane, flow, part, seen))));
    }

    /** Whether a NIC or address of it sent the packet. */
    private static boolean sends(final TapFlowPlan flow, final Seen sender) {
        return parts(flow).anyMatch(part -> port(part).map(port -> port.name().equals(sender.guest().port()))
            .orElseGet(() -> station(flow, part, true, sender)));
    }

    /** Whether what one of its NICs sent may reach another: then it counts as sent wherever it is looked at. */
    private static boolean meetsAnother(final TapFlowPlan flow, final Seen sender) {
        final var ports = parts(flow).map(TurnOracle::port).flatMap(Optional::stream).toList();
        return ports.stream().filter(port -> port.name().equals(sender.guest().port())).anyMatch(port -> ports.stream()
            .anyMatch(other -> !other.name().equals(port.name()) && other.vlans().meets(port.vlans())));
    }

    /** It is to many in a VLAN of one of its NICs, or to one of these. */
    private static boolean toItsOwn(final TapFlowPlan flow, final List<Seen> received) {
        return received.stream().anyMatch(seen -> parts(flow).map(TurnOracle::port).flatMap(Optional::stream)
            .anyMatch(port -> seen.frame().destination().multicast() ? port.vlans().carries(seen.vlan())
                : port.name().equals(seen.guest().port()) && isFor(port, seen)));
    }

    private static boolean isFor(final Port port, final Seen seen) {
        return port.mac().equals(Optional.of(seen.frame().destination()));
    }

    private static boolean wants(final Lane lane, final TapFlowPlan flow, final TapFlowPlan.Part part,
            final Seen seen) {
        return port(part).map(port -> port.name().equals(seen.guest().port())
            && (lane.mirror().startsWith("tap-x") || seen.sent() || seen.frame().destination().multicast()
                || isFor(port, seen)))
            .orElseGet(() -> carries(flow, part, seen) || station(flow, part, seen.sent(), seen));
    }

    private static boolean carries(final TapFlowPlan flow, final TapFlowPlan.Part part, final Seen seen) {
        if (port(part).isPresent()) {
            return false;
        }
        final var source = source(flow, part);
        return source instanceof Source.Vswitch vswitch ? vswitch.vlans().has(seen.vlan())
            : source instanceof Source.Vlan vlan && vlan.vlans().has(seen.vlan());
    }

    private static boolean station(final TapFlowPlan flow, final TapFlowPlan.Part part, final boolean sent,
            final Seen seen) {
        final MacAddress address = sent ? seen.frame().source() : seen.frame().destination();
        return port(part).isEmpty() && source(flow, part) instanceof Source.Mac mac && mac.mac().equals(address)
            && mac.vlan().filter(vlan -> vlan != seen.vlan()).isEmpty();
    }

    /** What decides on the packet says; nothing if no rule matches, and none is accepted then. */
    private Optional<Verdict> judge(final TapFlowPlan flow, final Direction as, final Packet packet) {
        final var filter = flow.flow().filter().map(fabric.intents().filters()::get);
        return filter.map(its -> judge(its, as == Direction.OUT ? its.out() : its.in(), packet))
            .orElse(Optional.of(Verdict.ACCEPT));
    }

    private static Optional<Verdict> judge(final Filter filter, final List<FilterRule> rules, final Packet packet) {
        return rules.stream().filter(rule -> matches(rule, packet)).min(Comparator.comparing(FilterRule::priority))
            .map(FilterRule::verdict).or(() -> Optional.of(filter.otherwise()).filter(Verdict.ACCEPT::equals));
    }

    /** Rules here look at the protocol, and at UDP's destination port. */
    private static boolean matches(final FilterRule rule, final Packet packet) {
        final int protocol = rule.ip().protocol().orElseThrow().number();
        final var ports = rule.transport().destination();
        return packet.get(Field.IP_PROTO) == protocol
            && (ports.isAll() || ports.ranges().contains((int) packet.get(Field.UDP_DST)));
    }
}
