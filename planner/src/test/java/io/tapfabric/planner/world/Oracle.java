package io.tapfabric.planner.world;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.explain.Rows;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.simulate.Packet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Says from the definition, and from what happened to a frame on each bridge, which copies there must be: IN is what a
 * guest receives or what leaves the bridge, OUT is what a guest sends or what enters the bridge, and each tap-flow that
 * is planned gets a frame once for each bridge on which one of its sources wants it. A copy looks as the guest saw the
 * frame; if more than the packets of NICs is wanted of the bridge, as it is inside. It knows nothing of rows and flows
 * but one thing: a port that shares a mirror with others is known by its MAC address, so of its unicast only frames
 * under its own address can be told from the others'.
 */
public final class Oracle {
    /** Problems with the way from a host, of which the oracle judges by itself. */
    private static final Set<Problem.Code> WAYS = EnumSet.of(Problem.Code.NO_TUNNEL_ADDRESS,
        Problem.Code.SINK_LEFT_OUT);

    private final Collection<TapFlowPlan> planned;
    private final Inventory inventory;
    private final Plan plan;

    /** A bridge of a host. */
    private record Where(HostId host, BridgeName bridge) {
        static Where of(final Seen seen) {
            return new Where(seen.guest().host(), seen.bridge());
        }
    }

    /** An oracle for the tap-flows of {@code plan}. */
    public Oracle(final Inventory inventory, final Plan plan) {
        this.inventory = inventory;
        this.plan = plan;
        planned = plan.flows().values().stream().filter(TapFlowPlan::planned).toList();
    }

    /** The copies there must be, sorted. */
    public List<Copy> copies(final Outcome outcome) {
        final var copies = new ArrayList<Copy>();
        byBridge(outcome).forEach((where, events) -> planned.forEach(flow -> look(flow, where, events)
            .ifPresent(frame -> sinks(flow, where.host()).forEach(sink ->
                copies.add(new Copy(flow.flow().number().value(), sink, frame))))));
        return copies.stream().sorted().toList();
    }

    /**
     * Of those of its tap-services that are on and have nothing against them; a port that two of them have is one. To
     * another host copies go if both have a tunnel address.
     */
    private Set<Place> sinks(final TapFlowPlan flow, final HostId from) {
        return flow.flow().services().stream().map(id -> Optional.ofNullable(plan.services().get(id)).orElseThrow())
            .filter(service -> service.service().enabled() && service.problems().stream().map(Problem::code)
                .allMatch(WAYS::contains))
            .flatMap(service -> service.sinks().stream())
            .filter(sink -> sink.host().equals(from) || tunnels(sink.host()) && tunnels(from))
            .collect(Collectors.toSet());
    }

    private boolean tunnels(final HostId host) {
        return inventory.hosts().get(host).tunnelAddress().filter(InetAddresses::isInetAddress).isPresent();
    }

    private static Map<Where, List<Seen>> byBridge(final Outcome outcome) {
        return outcome.seen().stream().collect(Collectors.groupingBy(Where::of));
    }

    /** What the tap-flow's copy of the frame looks like; nothing if none of its sources on the bridge wants it. */
    private Optional<Packet> look(final TapFlowPlan flow, final Where where, final List<Seen> events) {
        final var parts = flow.parts().stream().filter(TapFlowPlan.Part::planned)
            .filter(part -> part.spot().filter(spot -> spot.host().equals(where.host())
                && spot.bridge().equals(where.bridge())).isPresent()).toList();
        final var nics = parts.stream().map(part -> part.spot().orElseThrow().port()).flatMap(Optional::stream)
            .toList();
        final boolean wide = parts.stream().anyMatch(part -> part.spot().orElseThrow().port().isEmpty());
        if (wide && leftOut(where, events.get(0).frame())) {
            return Optional.empty();
        }
        final var wanted = events.stream().filter(seen -> right(flow.flow().direction(), seen)
            && parts.stream().anyMatch(part -> wants(flow, part, wide, seen))).toList();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(wide ? inside(wanted.get(0))
            : parts.stream().noneMatch(Oracle::shares) ? commonly(nics, wanted.get(0)) : asSeen(wanted));
    }

    private static boolean right(final Direction direction, final Seen seen) {
        return seen.sent() ? direction.out() : direction.in();
    }

    private static Packet inside(final Seen seen) {
        return Packet.of(seen.frame().source(), seen.frame().destination(), seen.vlan());
    }

    /** From an exact mirror: without tag if every NIC of the tap-flow sees that VLAN so. */
    private static Packet commonly(final List<Port> nics, final Seen seen) {
        return nics.stream().filter(nic -> nic.vlans().carries(seen.vlan()))
            .allMatch(nic -> nic.vlans().untags(seen.vlan()))
            ? Packet.of(seen.frame().source(), seen.frame().destination(), 0) : inside(seen);
    }

    /** As the sender sees it, else as its receivers do; with the tag if only some see that. */
    private static Packet asSeen(final List<Seen> wanted) {
        return wanted.stream().filter(Seen::sent).findFirst()
            .or(() -> wanted.stream().filter(seen -> seen.frame().tagged()).findFirst())
            .orElse(wanted.get(0)).frame();
    }

    private boolean wants(final TapFlowPlan flow, final TapFlowPlan.Part part, final boolean wide, final Seen seen) {
        final var port = part.spot().orElseThrow().port();
        if (port.isPresent()) {
            return port.orElseThrow().name().equals(seen.guest().port())
                && (!wide && !shares(part) || underOwnAddress(port.orElseThrow(), seen));
        }
        final var frame = seen.frame();
        final var source = Optional.ofNullable(flow.flow().sources().get(part.source())).orElseThrow();
        return source instanceof Source.Vswitch vswitch ? vswitch.vlans().has(seen.vlan())
            : source instanceof Source.Vlan vlan ? vlan.vlans().has(seen.vlan())
            : source instanceof Source.Mac mac && mac.vlan().filter(vlan -> vlan != seen.vlan()).isEmpty()
                && (mac.mac().equals(seen.sent() ? frame.source() : frame.destination())
                    || flow.flow().direction() == Direction.BOTH && mac.mac().equals(frame.destination()));
    }

    /** Guests that are sinks are left out of what is copied of a whole bridge. */
    private boolean leftOut(final Where where, final Packet frame) {
        final Set<String> guests = plan.services().values().stream().filter(service -> service.service().enabled())
            .flatMap(service -> service.sinks().stream())
            .map(sink -> Optional.ofNullable(inventory.hosts().get(sink.host())).orElseThrow().bridges().values()
                .stream().flatMap(bridge -> bridge.ports().values().stream())
                .filter(port -> port.name().equals(sink.port())).findFirst().flatMap(port -> port.nic().vmId()))
            .flatMap(Optional::stream).collect(Collectors.toSet());
        return ports(where).values().stream().filter(port -> port.nic().vmId().filter(guests::contains).isPresent())
            .map(Port::mac).flatMap(Optional::stream)
            .anyMatch(mac -> mac.equals(frame.source()) || mac.equals(frame.destination()));
    }

    private Map<PortName, Port> ports(final Where where) {
        return Optional.ofNullable(inventory.hosts().get(where.host())).orElseThrow().bridges().get(where.bridge())
            .ports();
    }

    /** How many copies there must be that belong to no source: one for each shared mirror that cannot tell whose. */
    public long unclassified(final Outcome outcome) {
        final Map<String, List<Seen>> byMirror = new TreeMap<>();
        outcome.seen().forEach(seen -> mirrors(seen).stream().filter(Oracle::shared)
            .forEach(mirror -> byMirror.computeIfAbsent(seen.guest().host() + " " + mirror, key -> new ArrayList<>())
                .add(seen)));
        return byMirror.values().stream().filter(events -> events.stream().noneMatch(this::tells)).count();
    }

    private boolean tells(final Seen seen) {
        return underOwnAddress(Optional.ofNullable(ports(Where.of(seen)).get(seen.guest().port()))
            .orElseThrow(), seen);
    }

    private static boolean underOwnAddress(final Port port, final Seen seen) {
        final MacAddress address = seen.sent() ? seen.frame().source() : seen.frame().destination();
        return !seen.sent() && address.multicast() || port.mac().equals(Optional.of(address));
    }

    private static boolean shares(final TapFlowPlan.Part part) {
        return part.mirrors().stream().allMatch(Oracle::shared);
    }

    private static boolean shared(final String mirror) {
        return !mirror.startsWith("tap-x") && !mirror.startsWith("tap-w");
    }

    /** The names of the mirrors that copy what was seen. */
    private List<String> mirrors(final Seen seen) {
        return Rows.of(plan.host(seen.guest().host())).mirrors()
            .filter(mirror -> mirror.bridge().equals(seen.bridge()))
            .filter(mirror -> (seen.sent() ? mirror.outOf() : mirror.into()).contains(seen.guest().port()))
            .map(mirror -> mirror.name()).toList();
    }
}
