package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.world.Copy;
import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.Oracle;
import io.tapfabric.planner.world.Outcome;
import io.tapfabric.planner.world.World;
import java.util.List;

/**
 * A world in which a test sends frames and says which copies it expects; the oracle is asked each time as well. MAC
 * addresses are written by their last octet: {@code "5"} is {@code 02:00:00:00:00:05}, {@code "*"} is broadcast.
 */
final class Scene {
    private final World world;
    private final Oracle oracle;

    private Scene(final Fabric fabric) {
        final var plan = fabric.plan();
        world = new World(fabric.inventory(), plan);
        oracle = new Oracle(fabric.inventory(), plan);
    }

    /** The world of {@code text}, in which every bridge has heard every guest. */
    static Scene of(final String text) {
        final var fabric = Fabric.of(text);
        final var scene = new Scene(fabric);
        fabric.inventory().hosts().values().forEach(host -> host.bridges().values().forEach(bridge -> bridge.ports()
            .values().forEach(port -> port.mac().ifPresent(mac -> scene.world.send(new Place(host.id(), port.name()),
                Packet.of(mac, mac("*"), port.vlans().named().stream().filter(vlan -> !port.vlans().untags(vlan))
                    .findFirst().orElse(0)))))));
        return scene;
    }

    Outcome send(final String guest, final String source, final String destination, final int vlan) {
        final var outcome = world.send(place(guest), Packet.of(mac(source), mac(destination), vlan));
        assertEquals(oracle.copies(outcome), outcome.copies(), outcome::toString);
        assertEquals(oracle.unclassified(outcome), outcome.unclassified(), outcome::toString);
        return outcome;
    }

    /** The guest sends a UDP datagram to a port; these are all the copies, without asking the oracle about filters. */
    void judged(final String guest, final String source, final String destination, final int port,
            final String... expected) {
        final var packet = Packet.of(mac(source), mac(destination), 0).with(Field.ETH_TYPE, 0x800)
            .with(Field.IP_PROTO, 17).with(Field.UDP_DST, port);
        final var outcome = world.send(place(guest), packet);
        assertEquals(List.of(expected), outcome.copies().stream().map(Scene::text).sorted().toList(),
            outcome::toString);
    }

    /** The guest sends an untagged frame; these are all the copies, each written {@code number@host/port}. */
    void copies(final String guest, final String source, final String destination, final String... expected) {
        copies(guest, source, destination, 0, expected);
    }

    /** As before, but tagged; a copy with a tag is written {@code number@host/port.vlan}. */
    void copies(final String guest, final String source, final String destination, final int vlan,
            final String... expected) {
        final var outcome = send(guest, source, destination, vlan);
        assertEquals(List.of(expected), outcome.copies().stream().map(Scene::text).sorted().toList(),
            outcome::toString);
    }

    private static String text(final Copy copy) {
        return copy.number() + "@" + copy.sink().host() + "/" + copy.sink().port()
            + (copy.packet().tagged() ? "." + copy.packet().vlan() : "");
    }

    private static Place place(final String text) {
        final var parts = text.split("/", 2);
        return new Place(HostId.of(parts[0]), PortName.of(parts[1]));
    }

    private static MacAddress mac(final String text) {
        return text.equals("*") ? new MacAddress(0xffff_ffff_ffffL) : text.contains(":") ? MacAddress.of(text)
            : new MacAddress(0x0200_0000_0000L + Integer.parseInt(text));
    }
}
