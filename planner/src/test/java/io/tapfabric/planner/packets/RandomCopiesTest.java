package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.Oracle;
import io.tapfabric.planner.world.RandomFabric;
import io.tapfabric.planner.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In fabrics made up at random, each tap-flow gets what it wants once, and nothing else. */
class RandomCopiesTest {
    private static final int FABRICS = 150;
    private static final int FRAMES = 60;
    private static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);
    private static final MacAddress MULTICAST = MacAddress.of("01:00:5e:00:00:fb");
    private static final MacAddress NOBODY = MacAddress.of("02:00:00:ff:ff:ff");
    private static final List<Integer> TAGS = List.of(0, 0, 0, 10, 20, 30);

    private final List<Place> places = new ArrayList<>();
    private final List<Port> ports = new ArrayList<>();
    private final List<MacAddress> addresses = new ArrayList<>();

    @Test
    void eachCopyOnceAndNoOther() {
        long copies = 0;
        for (long seed = 1; seed <= FABRICS; seed++) {
            copies += play(seed);
        }
        assertTrue(copies > FABRICS * FRAMES / 2, "hardly any copies were made, so nothing was tested: " + copies);
    }

    private long play(final long seed) {
        final var random = new Random(seed);
        final var text = RandomFabric.text(random, 1 + random.nextInt(24));
        final var fabric = Fabric.of(text);
        list(fabric);
        final var plan = fabric.plan();
        final var world = new World(fabric.inventory(), plan);
        final var oracle = new Oracle(fabric.inventory(), plan);
        long copies = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            final int guest = random.nextInt(places.size());
            final var packet = packet(random, guest);
            final var what = "seed " + seed + ", " + packet + " from " + places.get(guest) + " in\n" + text + "\n";
            final var outcome = assertDoesNotThrow(() -> world.send(places.get(guest), packet), what);
            assertEquals(oracle.copies(outcome), outcome.copies(), () -> what + outcome);
            assertEquals(oracle.unclassified(outcome), outcome.unclassified(), () -> what + outcome);
            assertEquals(0, outcome.unwanted(), () -> what + outcome);
            copies += outcome.copies().size();
        }
        return copies;
    }

    private void list(final Fabric fabric) {
        places.clear();
        ports.clear();
        addresses.clear();
        addresses.addAll(List.of(BROADCAST, MULTICAST, NOBODY));
        fabric.inventory().hosts().values().forEach(host -> host.bridges().values().stream()
            .filter(bridge -> !bridge.name().equals(Names.TAP_BRIDGE))
            .forEach(bridge -> bridge.ports().values().stream().filter(port -> !port.ours()).forEach(port -> {
                places.add(new Place(host.id(), port.name()));
                ports.add(port);
                port.mac().ifPresent(addresses::add);
            })));
    }

    /** From the guest's own address, or from one behind it: then never to itself or to many, which a lane mistakes. */
    private Packet packet(final Random random, final int guest) {
        final var behind = new MacAddress(0x0200_00ee_0000L + guest);
        final var own = ports.get(guest).mac();
        final boolean foreign = own.isEmpty() || random.nextInt(6) == 0;
        final var source = foreign ? behind : own.orElseThrow();
        var destination = addresses.get(random.nextInt(addresses.size()));
        if (own.equals(Optional.of(destination)) || foreign && own.isPresent() && destination.multicast()) {
            destination = NOBODY;
        }
        return Packet.of(source, destination, TAGS.get(random.nextInt(TAGS.size())));
    }
}
