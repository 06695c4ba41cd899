package io.tapfabric.planner.world;

import io.tapfabric.planner.explain.TapBridge;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.simulate.Packet;
import java.util.HashMap;
import java.util.Map;

/**
 * Hosts that hold a plan, and the guests between them. Bridges of one name on several hosts are one network: what
 * leaves one at its port {@link #UPLINK} comes in at that of all the others.
 */
public final class World {
    /** The port that joins bridges of one name. */
    public static final PortName UPLINK = PortName.of("uplink");

    private final Map<HostId, Machine> machines = new HashMap<>();

    /** A world in which every host has applied {@code plan}, and no bridge has learned an address yet. */
    public World(final Inventory inventory, final Plan plan) {
        inventory.hosts().forEach((id, host) -> machines.put(id, new Machine(host, plan.host(id))));
    }

    /** A world in which the fabric's plan has been applied. */
    public static World of(final Fabric fabric) {
        return new World(fabric.inventory(), fabric.plan());
    }

    /** The guest behind a port sends a frame; if the port is on brtap, it is a sink that sends. */
    public Outcome send(final Place guest, final Packet frame) {
        final var outcome = new Outcome();
        final var machine = machines.get(guest.host());
        final var bridge = machine.bridgeOf(guest.port());
        if (bridge.equals(Names.TAP_BRIDGE)) {
            enter(machine, guest.port(), frame, outcome);
        } else {
            cross(machine, bridge, guest.port(), frame, outcome);
        }
        return outcome;
    }

    private void cross(final Machine machine, final BridgeName bridge, final PortName in, final Packet frame,
            final Outcome outcome) {
        final var passage = machine.source(bridge).pass(in, frame);
        passage.vlan().ifPresent(vlan -> {
            outcome.add(new Seen(bridge, machine.place(in), true, frame, vlan));
            passage.frames().forEach(left -> outcome.add(new Seen(bridge, machine.place(left.port()), false,
                left.frame(), vlan)));
        });
        passage.copies().forEach(copy -> enter(machine, machine.tapBridge().tail(copy.port()), copy.frame(), outcome));
        passage.frames().stream().filter(left -> left.port().equals(UPLINK))
            .forEach(left -> others(machine, bridge, left.frame(), outcome));
    }

    private void others(final Machine from, final BridgeName bridge, final Packet frame, final Outcome outcome) {
        machines.values().stream().filter(machine -> machine != from && machine.has(bridge, UPLINK))
            .forEach(machine -> cross(machine, bridge, UPLINK, frame, outcome));
    }

    /** Something comes in at a port of brtap. */
    private void enter(final Machine machine, final PortName port, final Packet packet, final Outcome outcome) {
        final var trace = machine.tapBridge().run(port, packet);
        outcome.add(machine.id(), trace);
        trace.sent().forEach(sent -> machine.tapBridge().tunnel(sent.port()).ifPresentOrElse(
            tunnel -> tunnelled(tunnel, sent.packet(), outcome),
            () -> outcome.add(new Copy(sent.by().entry().cookie().number(), machine.sink(sent.port()),
                machine.leaving(sent.port(), sent.packet())))));
    }

    private void tunnelled(final TapBridge.Tunnel tunnel, final Packet packet, final Outcome outcome) {
        machines.values().forEach(machine -> machine.tapBridge().end(tunnel).ifPresent(port ->
            enter(machine, port, packet.bare().with(Field.TUNNEL_ID, packet.get(Field.TUNNEL_ID)), outcome)));
    }
}
