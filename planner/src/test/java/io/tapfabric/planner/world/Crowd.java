package io.tapfabric.planner.world;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up fabrics with few ports and very many tap-flows on them, as texts that {@link Fabric} reads. Equal seeds make
 * equal texts.
 */
public final class Crowd {
    /** Every VLAN that a port names, and one that none does. */
    public static final List<Integer> VLANS = List.of(0, 10, 20, 30, 4000);

    private static final List<String> CARRIED = List.of("", "access=10", "access=10", "access=20", "access=0",
        "trunk=10,20", "trunk=0,10", "trunk=20,30");
    private static final List<String> DIRECTIONS = List.of("IN", "OUT", "BOTH");
    private static final int PORTS = 5;
    private static final int SERVICES = 1500;

    private Crowd() {
    }

    /**
     * Makes one up.
     *
     * @param random decides
     * @param tapFlows how many tap-flows
     * @return the text, one line for each thing
     */
    public static String text(final Random random, final int tapFlows) {
        final var directions = random.nextBoolean() ? DIRECTIONS : List.of(pick(random, DIRECTIONS));
        final int bridges = 1 + random.nextInt(2);
        final int ports = 1 + random.nextInt(PORTS);
        final boolean here = random.nextBoolean();
        return List.of(
            lines(2, host -> "host h" + host + " tunnel=172.31.0." + host + "\nport h" + host + " brtap probe"),
            lines(2 * bridges * ports, nr -> "port h" + (1 + nr % 2) + " br" + nr / 2 % bridges + " p" + nr + " "
                + pick(random, CARRIED) + (random.nextInt(3) == 0 ? "" : " mac=02:00:00:00:00:0" + nr % 8)),
            lines(SERVICES, service -> "tap-service s" + service + " port=h" + (here ? 1 : 1 + service % 2) + "/probe"),
            lines(tapFlows, flow -> "tap-flow " + flow + " f" + flow + " " + pick(random, directions) + " port="
                + source(1 + random.nextInt(2 * bridges * ports)) + " to=s" + (1 + random.nextInt(SERVICES))
                + (random.nextInt(20) == 0 ? " disabled" : "")))
            .stream().collect(Collectors.joining("\n"));
    }

    private static String source(final int port) {
        return "h" + (1 + port % 2) + "/p" + port;
    }

    private static String lines(final int count, final IntFunction<String> line) {
        return IntStream.rangeClosed(1, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String pick(final Random random, final List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
