package io.tapfabric.planner.world;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.simulate.Simulator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One host that holds its plan. */
final class Machine {
    private final Host host;
    private final Rows rows;
    private final Simulator tapBridge;
    private final Map<BridgeName, SourceBridge> sources = new HashMap<>();

    /** The outer addresses of a tunnel, as one of its ends sees them. */
    record Tunnel(String local, String remote) {
        static Tunnel of(final Row.TapPort row) {
            return new Tunnel(row.options().get("local_ip"), row.options().get("remote_ip"));
        }

        Tunnel reverse() {
            return new Tunnel(remote, local);
        }
    }

    Machine(final Host host, final HostPlan plan) {
        this.host = host;
        rows = Rows.of(plan);
        tapBridge = new Simulator(plan.flows());
        host.bridges().forEach((name, bridge) -> sources.put(name, new SourceBridge(bridge, rows.mirrorsOf(name))));
    }

    HostId id() {
        return host.id();
    }

    Simulator tapBridge() {
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

    /** The place of a port on brtap that is not ours. */
    Place sink(final PortName port) {
        if (!has(Names.TAP_BRIDGE, port)) {
            throw new IllegalStateException("brtap of " + host.id() + " has no port " + port);
        }
        return place(port);
    }

    /** The other end, on brtap, of the patch that begins at {@code head}. */
    PortName tail(final PortName head) {
        final var tail = PortName.of(rows.port(head).orElseThrow().options().get("peer"));
        final var back = rows.port(tail).filter(port -> port.bridge().equals(Names.TAP_BRIDGE))
            .map(port -> port.options().get("peer"));
        if (!back.equals(Optional.of(head.value()))) {
            throw new IllegalStateException("patch " + head + " of " + host.id() + " does not end on brtap");
        }
        return tail;
    }

    /** The tunnel behind a port, if it is a tunnel's. */
    Optional<Tunnel> tunnel(final PortName port) {
        return rows.port(port).filter(row -> row.type().equals("gre")).map(Tunnel::of);
    }

    /** The port here at which {@code tunnel}, seen from its other end, comes out. */
    Optional<PortName> end(final Tunnel tunnel) {
        return rows.ports().filter(row -> row.type().equals("gre"))
            .filter(row -> Tunnel.of(row).equals(tunnel.reverse())).map(Row.TapPort::name).findFirst();
    }
}
