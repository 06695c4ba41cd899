package io.tapfabric.planner.explain;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.simulate.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers what a plan does to a packet of one source. It is the plan that answers, not a switch: a host that has not
 * applied it yet may do something else.
 */
public final class Explainer {
    private final Inventory inventory;
    private final Plan plan;
    private final Map<HostId, TapBridge> tapBridges = new HashMap<>();

    /** What has become of the packet so far. */
    private static final class Journey {
        private final List<Leg> legs = new ArrayList<>();
        private final List<Fates.Arrived> arrived = new ArrayList<>();
    }

    /** The packet's way through brtap of one host, which it came to at a port. */
    record Leg(TapBridge bridge, PortName port, Trace trace) {
    }

    /** Explains by {@code plan}, which was made for {@code inventory}. */
    public Explainer(final Inventory inventory, final Plan plan) {
        this.inventory = inventory;
        this.plan = plan;
        inventory.hosts().keySet().forEach(host -> tapBridges.put(host, new TapBridge(host, plan.host(host))));
    }

    /**
     * Why a port has no such packet: it does not carry its VLAN. Nothing if it may have it.
     *
     * @param source the source's port
     * @param packet as the source sees it
     * @throws IllegalArgumentException if there is no such port
     */
    public Optional<String> objection(final Place source, final Packet packet) {
        final var port = bridge(source).ports().get(source.port());
        final int seen = packet.vlan();
        final int inside = inside(packet, port);
        return port.vlans().carries(inside) && (seen == 0 || !port.vlans().untags(inside)) ? Optional.empty()
            : Optional.of("packet with" + (seen == 0 ? "out a VLAN tag" : " a tag of VLAN " + seen) + ": port "
                + port.name() + " carries VLANs " + port.vlans().named()
                + (port.vlans().named().stream().allMatch(port.vlans()::untags) ? ", without a tag" : ""));
    }

    private Bridge bridge(final Place source) {
        return Optional.ofNullable(inventory.hosts().get(source.host())).stream()
            .flatMap(host -> host.bridges().values().stream())
            .filter(candidate -> candidate.ports().containsKey(source.port())).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("source " + source + ": there is no such port"));
    }

    /**
     * Explains what becomes of {@code packet}.
     *
     * @param source the source's port
     * @param sent whether the source sends the packet, else it receives it
     * @param packet as the source sees it; without a MAC address where the source's belongs, it gets that
     * @throws IllegalArgumentException if there is no such port, or an {@link #objection} to the packet
     */
    public Explanation explain(final Place source, final boolean sent, final Packet packet) {
        objection(source, packet).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        final var bridge = bridge(source);
        final var port = bridge.ports().get(source.port());
        final var frame = addressed(packet, port, sent);
        final int vlan = inside(frame, port);
        // as copies of it are: with the tag of its VLAN, though the guest may not see one
        final var inside = frame.with(Field.VLAN_VID, vlan == 0 ? 0 : Field.VLAN_PRESENT | vlan);
        final var journey = new Journey();
        final var tapBridge = tapBridges.get(source.host());
        mirrors(source, bridge, sent).forEach(head -> enter(tapBridge, tapBridge.tail(head), inside, journey));
        final var fates = new Fates(sent, frame, journey.legs, journey.arrived, plan.flows().values().stream()
            .map(TapFlowPlan::flow).collect(Collectors.toMap(flow -> flow.number().value(), Function.identity())));
        return new Explanation(source, sent, frame, plan.flows().values().stream()
            .filter(flow -> parts(flow, source, bridge).findAny().isPresent())
            .map(flow -> fates.of(flow, parts(flow, source, bridge).toList())).toList());
    }

    private static Packet addressed(final Packet packet, final Port port, final boolean sent) {
        final var own = sent ? Field.ETH_SRC : Field.ETH_DST;
        return packet.get(own) == 0 ? port.mac().map(mac -> packet.with(own, mac.bits())).orElse(packet) : packet;
    }

    /** The VLAN that the packet has on the bridge; 0 if none. */
    private static int inside(final Packet packet, final Port port) {
        return packet.vlan() != 0 ? packet.vlan()
            : port.vlans().named().stream().filter(port.vlans()::untags).findFirst().orElse(0);
    }

    /** The heads of the patches that copies of it enter. */
    private Stream<PortName> mirrors(final Place source, final Bridge bridge, final boolean sent) {
        return tapBridges.get(source.host()).mirrorsOf(bridge.name()).stream()
            .filter(mirror -> (sent ? mirror.outOf() : mirror.into()).contains(source.port()))
            .map(Row.Mirror::output).flatMap(Optional::stream).distinct();
    }

    private void enter(final TapBridge bridge, final PortName port, final Packet packet, final Journey journey) {
        final var trace = bridge.run(port, packet);
        journey.legs.add(new Leg(bridge, port, trace));
        trace.sent().forEach(sent -> bridge.tunnel(sent.port()).ifPresentOrElse(
            tunnel -> tunnelled(tunnel, sent.packet(), journey),
            () -> journey.arrived.add(new Fates.Arrived(sent.by().entry().cookie().number(),
                Explanation.Arrival.of(new Place(bridge.host(), sent.port()), sent.packet(),
                    bridge.collector(sent.port(), sent.packet()))))));
    }

    private void tunnelled(final TapBridge.Tunnel tunnel, final Packet packet, final Journey journey) {
        tapBridges.values().forEach(bridge -> bridge.end(tunnel).ifPresent(port ->
            enter(bridge, port, packet.bare().with(Field.TUNNEL_ID, packet.get(Field.TUNNEL_ID)), journey)));
    }

    /** The tap-flow's sources that the port is, or belongs to. */
    private static Stream<TapFlowPlan.Part> parts(final TapFlowPlan flow, final Place place, final Bridge bridge) {
        return flow.parts().stream().filter(part -> part.spot().filter(spot -> spot.host().equals(place.host())
            && spot.bridge().equals(bridge.name())
            && spot.port().filter(port -> !port.name().equals(place.port())).isEmpty()).isPresent());
    }
}
