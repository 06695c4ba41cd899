package io.tapfabric.planner.explain;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.simulate.Simulator;
import io.tapfabric.planner.simulate.Trace;
import java.util.List;
import java.util.Optional;

/** brtap of a host that holds its plan, with the patches and tunnels that lead to it. */
public final class TapBridge {
    private final HostId host;
    private final Rows rows;
    private final Supplier<Simulator> flows;

    /** The outer addresses of a tunnel, as one of its ends sees them. */
    public record Tunnel(String local, String remote) {
        static Tunnel of(final Row.TapPort row) {
            return new Tunnel(row.options().get("local_ip"), row.options().get("remote_ip"));
        }

        /** The same, as the other end sees them. */
        public Tunnel reverse() {
            return new Tunnel(remote, local);
        }
    }

    /** brtap of {@code host} with all that {@code plan} says. */
    public TapBridge(final HostId host, final HostPlan plan) {
        this.host = host;
        rows = Rows.of(plan);
        flows = Suppliers.memoize(() -> new Simulator(plan.flows()));
    }

    public HostId host() {
        return host;
    }

    /** Our mirrors of a bridge. */
    public List<Row.Mirror> mirrorsOf(final BridgeName bridge) {
        return rows.mirrorsOf(bridge);
    }

    /** Lets a packet in at a port. */
    public Trace run(final PortName port, final Packet packet) {
        return flows.get().run(port, packet);
    }

    /** Whether a tap-flow with a priority would be given a copy, as it is in table SELECT, if nobody had taken it. */
    boolean selects(final PortName port, final Packet packet) {
        return flows.get().find(Table.SELECT, port, packet.with(Field.DECIDED, 0))
            .filter(hit -> hit.entry().cookie().role() == Role.SELECT).isPresent();
    }

    /**
     * The other end, on brtap, of the patch that begins at {@code head}.
     *
     * @throws IllegalStateException if the plan is wrong: no such patch ends here
     */
    public PortName tail(final PortName head) {
        final var tail = PortName.of(rows.port(head).orElseThrow().options().get("peer"));
        final var back = rows.port(tail).filter(port -> port.bridge().equals(Names.TAP_BRIDGE))
            .map(port -> port.options().get("peer"));
        if (!back.equals(Optional.of(head.value()))) {
            throw new IllegalStateException("patch " + head + " of " + host + " does not end on brtap");
        }
        return tail;
    }

    /** Whether a port here is planned. */
    public boolean makes(final PortName port) {
        return rows.port(port).filter(row -> row.bridge().equals(Names.TAP_BRIDGE)).isPresent();
    }

    /** Whether a port here leads to a collector. */
    public boolean leadsOut(final PortName port) {
        return rows.port(port).filter(TapBridge::leadsToACollector).isPresent();
    }

    /** The tunnel behind a port, if it is one to another host. */
    public Optional<Tunnel> tunnel(final PortName port) {
        return rows.port(port).filter(TapBridge::leadsToAHost).map(Tunnel::of);
    }

    /** The collector that a port sends to, if it is one of those, and what it tells a packet by there. */
    Optional<Explanation.Collector> collector(final PortName port, final Packet packet) {
        return rows.port(port).filter(TapBridge::leadsToACollector).map(row ->
            new Explanation.Collector(row.options().get("remote_ip"), encapsulation(row),
                packet.get(Field.TUNNEL_ID)));
    }

    /** As the model calls it: Open vSwitch has one type for both versions of ERSPAN, and others over IPv6. */
    private static String encapsulation(final Row.TapPort row) {
        return row.type().replaceFirst("^ip6", "")
            + Optional.ofNullable(row.options().get("erspan_ver")).map(version -> "-v" + version).orElse("");
    }

    private static boolean leadsToACollector(final Row.TapPort row) {
        return row.options().containsKey("out_key");
    }

    /** Whether copies go both ways there, each with its key; a collector's port only sends. */
    private static boolean leadsToAHost(final Row.TapPort row) {
        return row.type().equals("gre") && "flow".equals(row.options().get("key"));
    }

    /** The port here at which {@code tunnel}, seen from its other end, comes out. */
    public Optional<PortName> end(final Tunnel tunnel) {
        return rows.ports().filter(TapBridge::leadsToAHost)
            .filter(row -> Tunnel.of(row).equals(tunnel.reverse())).map(Row.TapPort::name).findFirst();
    }
}
