package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.world.Copy;
import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.World;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which copies are left out or cut as their tap-flow asks, and that others are not. */
class ThinnedCopiesTest {
    private static final MacAddress VM1 = MacAddress.of("02:00:00:00:00:01");
    private static final MacAddress VM2 = MacAddress.of("02:00:00:00:00:02");
    private static final int CONVERSATIONS = 1_000;
    private static final int ONE_IN = 5;

    private static World world(final String tapFlows) {
        return World.of(Fabric.of("""
            host h1 tunnel=172.31.0.1
            host h2 tunnel=172.31.0.2
            port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
            port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
            port h1 brtap v-probe1 id=probe1
            port h2 brtap v-probe2 id=probe2
            tap-service here id=probe1
            tap-service there id=probe2
            """ + tapFlows));
    }

    private static List<Copy> sent(final World world, final String port, final Packet packet) {
        return world.send(new Place(HostId.of("h1"), PortName.of(port)), packet).copies();
    }

    private static List<Integer> numbers(final List<Copy> copies) {
        return copies.stream().map(Copy::number).toList();
    }

    @Test
    void allOfAConversationOrNothingAndAllOfWhatIsNone() {
        final var world = world("""
            tap-flow 1 f1 BOTH id=vm1 to=here sample=5
            tap-flow 2 f2 BOTH id=vm1 to=there sample=5 rate=1/1
            tap-flow 3 f3 BOTH id=vm2 to=here
            """);
        final var random = new Random(1);
        int sampled = 0;
        for (int i = 0; i < CONVERSATIONS; i++) {
            final long near = random.nextInt() & 0xffff_ffffL;
            final long far = random.nextInt() & 0xffff_ffffL;
            final int port = random.nextInt(65_536);
            final var ip = Packet.of(VM1, VM2, 0).with(Field.ETH_TYPE, 0x800).with(Field.IP_PROTO, 6);
            final var there = numbers(sent(world, "v-vm1", ip.with(Field.IPV4_SRC, near).with(Field.IPV4_DST, far)
                .with(Field.TCP_SRC, port).with(Field.TCP_DST, 80)));
            final var back = numbers(sent(world, "v-vm2", ip.with(Field.ETH_SRC, VM2.bits())
                .with(Field.ETH_DST, VM1.bits()).with(Field.IPV4_SRC, far).with(Field.IPV4_DST, near)
                .with(Field.TCP_SRC, 80).with(Field.TCP_DST, port)));
            assertEquals(there, back);
            assertTrue(List.of(List.of(1, 2, 3), List.of(3)).contains(there), there::toString);
            sampled += there.size() > 1 ? 1 : 0;
        }
        assertTrue(Math.abs(sampled - CONVERSATIONS / ONE_IN) < 50, "sampled " + sampled);
        assertEquals(List.of(1, 2, 3), numbers(sent(world, "v-vm1", Packet.of(VM1, VM2, 0)
            .with(Field.ETH_TYPE, 0x806))));
    }

    @Test
    void copiesAreCutHereAndThereAndForNobodyElse() {
        final var world = world("""
            tap-flow 1 f1 OUT id=vm1 to=here truncate=96
            tap-flow 2 f2 OUT id=vm1 to=there truncate=128 rate=1/1
            tap-flow 3 f3 IN id=vm2 to=here
            """);
        final var packet = Packet.of(VM1, VM2, 0);
        assertEquals(List.of(96, 128, 1000), octets(sent(world, "v-vm1", packet.sized(1000))));
        assertEquals(List.of(96, 97, 97), octets(sent(world, "v-vm1", packet.sized(97))));
        assertEquals(List.of(60, 60, 60), octets(sent(world, "v-vm1", packet)));
    }

    private static List<Integer> octets(final List<Copy> copies) {
        return copies.stream().map(copy -> copy.packet().octets()).toList();
    }
}
