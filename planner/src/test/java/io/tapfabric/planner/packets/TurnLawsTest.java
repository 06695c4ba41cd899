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
import io.tapfabric.planner.world.Outcome;
import io.tapfabric.planner.world.TurnOracle;
import io.tapfabric.planner.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random tap-flows with random priorities and filters on a few guests: who gets a copy of a packet, and who not. */
class TurnLawsTest {
    private static final int FABRICS = 250;
    private static final int PACKETS = 24;
    private static final int GUESTS = 3;
    private static final List<String> VLANS = List.of("", "access=10", "access=10", "access=20", "trunk=10,20");
    private static final List<String> DIRECTIONS = List.of("IN", "IN", "OUT", "BOTH", "BOTH");
    private static final List<String> RULES = List.of("proto=17", "proto=17 ports=53", "proto=17 ports=53,80",
        "proto=17 ports=80-443", "proto=6");

    private int copies;
    private int spared;

    @Test
    void theLowestThatTakesAPacketEndsItForTheOthers() {
        for (long seed = 1; seed <= FABRICS; seed++) {
            final var text = text(random(seed));
            final var what = "seed " + seed + " of\n" + text + "\n";
            assertEquals(0, differences(seed, text, text, what));
        }
        assertTrue(copies > FABRICS * PACKETS / 3, "hardly any copies were made, so nothing was tested: " + copies);
        assertTrue(spared > FABRICS * PACKETS / 10, "priorities hardly ever made a difference: " + spared);
    }

    /** The other test can see: the same tap-flows in another order are another thing. */
    @Test
    void swappedPrioritiesDiffer() {
        int differ = 0;
        for (long seed = 1; seed <= FABRICS / 10; seed++) {
            final var text = text(random(seed));
            differ += differences(seed, text, text.replace("priority=1 ", "priority=x ")
                .replace("priority=5 ", "priority=1 ").replace("priority=x ", "priority=5 "), "");
        }
        assertTrue(differ > 0, "nobody sees it");
    }

    /** How many packets the oracle of one fabric and the flows of another disagree on; a text says that none may. */
    private int differences(final long seed, final String said, final String done, final String none) {
        final var random = random(-seed);
        final var fabric = Fabric.of(said);
        final var oracle = new TurnOracle(fabric, fabric.plan());
        final var without = Fabric.of(said.replaceAll("priority=\\d+ ", ""));
        final var free = new TurnOracle(without, without.plan());
        final var world = World.of(Fabric.of(done));
        int differ = 0;
        for (int i = 0; i < PACKETS; i++) {
            final int guest = 1 + random.nextInt(GUESTS);
            final var packet = packet(random, guest);
            final var outcome = world.send(new Place(HostId.of("h1"), PortName.of("v-vm" + guest)), packet);
            if (outcome.seen().isEmpty()) {
                continue;
            }
            final var expected = oracle.copies(outcome);
            if (!none.isEmpty()) {
                assertEquals(expected, numbers(outcome), () -> none + packet + " of vm" + guest + "\n" + outcome);
                assertEquals(0, outcome.unwanted(), () -> none + outcome);
                assertEquals(List.of(), oracle.takenTwice(outcome), () -> none + outcome);
            }
            differ += expected.equals(numbers(outcome)) ? 0 : 1;
            copies += expected.size();
            spared += free.copies(outcome).size() - expected.size();
        }
        return differ;
    }

    /** Seeds that are near to each other would begin alike. */
    private static Random random(final long seed) {
        return new Random(seed * 1_000_003);
    }

    private static List<Integer> numbers(final Outcome outcome) {
        return outcome.copies().stream().map(Copy::number).sorted().toList();
    }

    private static Packet packet(final Random random, final int guest) {
        final int to = random.nextInt(GUESTS + 2);
        final var destination = to == 0 ? new MacAddress(0xffff_ffff_ffffL) : mac(to == guest ? GUESTS + 1 : to);
        final var packet = Packet.of(mac(guest), destination, pick(random, List.of(0, 0, 10, 20)))
            .with(Field.ETH_TYPE, 0x800);
        return random.nextInt(4) == 0 ? packet.with(Field.IP_PROTO, 6)
            : packet.with(Field.IP_PROTO, 17).with(Field.UDP_DST, pick(random, List.of(53, 80, 443, 1000)));
    }

    private static MacAddress mac(final int guest) {
        return new MacAddress(0x0200_0000_0000L + guest);
    }

    private static String text(final Random random) {
        final boolean wide = random.nextBoolean();
        final var vlans = random.nextBoolean() ? List.of(pick(random, VLANS)) : VLANS;
        final var lines = new ArrayList<>(List.of("host h1 tunnel=172.31.0.1", "port h1 brtap probe",
            "port h1 br-int uplink"));
        for (int guest = 1; guest <= GUESTS; guest++) {
            lines.add("port h1 br-int v-vm" + guest + " id=vm" + guest + " " + pick(random, vlans)
                + (random.nextInt(8) == 0 ? "" : " mac=02:00:00:00:00:0" + guest));
        }
        for (int filter = 1; filter <= 3; filter++) {
            lines.add("filter " + filter + " f" + filter + (random.nextInt(3) == 0 ? " accept" : ""));
            for (int rule = random.nextInt(5); rule > 0; rule--) {
                lines.add("rule f" + filter + pick(random, List.of(" IN ", " OUT ")) + rule
                    + pick(random, List.of(" accept ", " accept ", " reject ")) + pick(random, RULES));
            }
        }
        for (int number = 1; number <= 3 + random.nextInt(5); number++) {
            lines.add("tap-service s" + number + " port=h1/probe");
            lines.add("tap-flow " + number + " t" + number + " " + pick(random, DIRECTIONS) + " "
                + IntStream.rangeClosed(0, random.nextInt(2)).mapToObj(nr -> source(random, wide)).distinct()
                    .collect(Collectors.joining(" ")) + " to=s" + number
                + (random.nextInt(4) == 0 ? "" : " priority=" + pick(random, List.of(1, 2, 5, 5, 32766)))
                + (random.nextInt(4) == 0 ? " " : " filter=f" + (1 + random.nextInt(3))));
        }
        return String.join("\n", lines);
    }

    private static String source(final Random random, final boolean wide) {
        return wide && random.nextInt(3) != 0 ? pick(random, List.of("bridge=h1/br-int", "bridge=h1/br-int/10",
            "vlan=10,20", "station=02:00:00:00:00:01", "station=02:00:00:00:00:02/10"))
            : "id=vm" + (1 + random.nextInt(GUESTS));
    }

    private static <T> T pick(final Random random, final List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
