package io.tapfabric.planner.world;

import io.tapfabric.planner.explain.TapBridge;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.simulate.Packet;
import java.util.HashMap;
import java.util.Map;

/** One host that holds its plan. */
final class Machine {
    private final Host host;
    private final TapBridge tapBridge;
    private final Map<BridgeName, SourceBridge> sources = new HashMap<>();

    Machine(final Host host, final HostPlan plan) {
        this.host = host;
        tapBridge = new TapBridge(host.id(), plan);
        host.bridges().forEach((name, bridge) ->
            sources.put(name, new SourceBridge(bridge, tapBridge.mirrorsOf(name))));
    }

    HostId id() {
        return host.id();
    }

    TapBridge tapBridge() {
        return tapBridge;
    }

    SourceBridge source(final BridgeName bridge) {
        return sources.get(bridge);
    }

    Place place(final PortName port) {
        return new Place(host.id(), port);
    }

    boolean has(final BridgeName bridge, final PortName port) {
        return host.bridges().containsKey(bridge) && host.bridges().get(bridge).ports().containsKey(port);
    }

    BridgeName bridgeOf(final PortName port) {
        return host.bridges().keySet().stream().filter(bridge -> has(bridge, port)).findFirst()
            .orElseThrow(() -> new IllegalStateException("no bridge of " + host.id() + " has port " + port));
    }

    /** What is left of a packet behind a port of brtap; a collector sees the tunnel's key. */
    Packet leaving(final PortName port, final Packet packet) {
        return tapBridge.leadsOut(port) ? packet.bare().with(Field.TUNNEL_ID, packet.get(Field.TUNNEL_ID))
            : packet.bare();
    }

    /** The place of a port on brtap that is there, or that the plan makes. */
    Place sink(final PortName port) {
        if (!has(Names.TAP_BRIDGE, port) && !tapBridge.makes(port)) {
            throw new IllegalStateException("brtap of " + host.id() + " has no port " + port);
        }
        return place(port);
    }
}
