package io.tapfabric.planner.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up fabrics, as texts that {@link Fabric} reads: so that one that breaks a law can be put into a test as it is.
 * Equal seeds make equal texts.
 */
public final class RandomFabric {
    private static final List<String> VLANS =
        List.of("", "", "access=10", "access=10", "access=20", "access=0", "trunk=10,20", "trunk=0,10", "trunk=20,30");
    private static final List<String> DIRECTIONS = List.of("IN", "OUT", "BOTH");

    private static final List<String> TRUNCATES = List.of("60", "1400", "65535", "96");

    private final Random random;
    private final boolean wide;
    private final List<String> lines = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> sinks = new ArrayList<>();

    private RandomFabric(final Random random) {
        this.random = random;
        wide = random.nextBoolean();
    }

    /**
     * Makes one up.
     *
     * @param random decides
     * @param tapFlows how many tap-flows
     * @return the text, one line for each thing
     */
    public static String text(final Random random, final int tapFlows) {
        final var fabric = new RandomFabric(random);
        final int hosts = 1 + random.nextInt(3);
        for (int host = 1; host <= hosts; host++) {
            fabric.host(host);
        }
        for (int sink = 0; sink < fabric.sinks.size(); sink++) {
            fabric.line("tap-service s" + sink, "port=" + fabric.sinks.get(sink), random.nextInt(10) == 0 ? "disabled"
                : "");
        }
        fabric.line("tap-service same", "port=" + fabric.sinks.get(0));
        fabric.line("tap-service gone port=h1/nowhere");
        for (int number = 1; number <= tapFlows; number++) {
            fabric.tapFlow(number);
        }
        return String.join("\n", fabric.lines);
    }

    private void host(final int host) {
        line("host h" + host, random.nextInt(8) == 0 ? "" : "tunnel=172.31.0." + host);
        for (int bridge = 0; bridge <= random.nextInt(2); bridge++) {
            line("bridge h" + host + " br" + bridge, random.nextInt(8) == 0 ? "type=system" : "",
                random.nextInt(8) == 0 ? "foreign=a,b,c" : "");
            clash("h" + host + " br" + bridge + " tap-in-br" + bridge);
            clash("h" + host + " brtap in-br" + bridge);
            source("h" + host + "/uplink" + (bridge == 0 ? "" : bridge), "br" + bridge);
            for (int guest = 0; guest < 2 + random.nextInt(6); guest++) {
                source("h" + host + "/v-" + bridge + "-" + guest, "br" + bridge, mac(host, bridge, guest), pick(VLANS),
                    random.nextInt(3) == 0 ? "vm=vm" + guest : "");
            }
        }
        for (int sink = 0; sink <= random.nextInt(3); sink++) {
            sinks.add("h" + host + "/v-probe" + sink);
            line("port h" + host + " brtap v-probe" + sink, random.nextInt(3) == 0 ? "vm=vm" + random.nextInt(4) : "");
        }
    }

    /** A port with a name that the plan needs: from an earlier plan, or of somebody else. */
    private void clash(final String port) {
        switch (random.nextInt(12)) {
            case 0 -> line("port " + port);
            case 1 -> line("port " + port, "ours");
            case 2 -> line("port " + port, "ours", "error=busy");
            default -> { }
        }
    }

    private void source(final String place, final String bridge, final String... more) {
        sources.add(place);
        line("port " + place.replace("/", " " + bridge + " "), more);
    }

    /** Mostly one of its own, at times that of another, at times none. */
    private String mac(final int host, final int bridge, final int guest) {
        final int twin = random.nextInt(8);
        return twin == 0 ? "" : String.format("mac=02:00:00:%02x:%02x:%02x", host, bridge, twin == 1 ? 0 : guest);
    }

    private void tapFlow(final int number) {
        final int several = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        line("tap-flow " + number + " f" + number, pick(DIRECTIONS), IntStream.range(0, several)
            .mapToObj(nr -> anySource()).collect(Collectors.joining(" ")),
            "to=s" + random.nextInt(sinks.size()) + others(number), random.nextInt(15) == 0 ? "disabled" : "",
            number % 3 == 0 ? "truncate=" + TRUNCATES.get(number % TRUNCATES.size()) : "",
            number % 4 == 0 ? "rate=1000/525k" : "", number % 5 == 0 ? "sample=8" : "");
    }

    /** Tap-services besides the first: mostly none, at times a further sink, the first again, or none that exists. */
    private String others(final int number) {
        return (number % 4 == 1 ? ",s" + number % sinks.size() : "") + (number % 5 == 1 ? ",same" : "")
            + (number % 7 == 1 ? ",gone" : "");
    }

    private String anySource() {
        return switch (wide ? random.nextInt(12) : 12) {
            case 0 -> "bridge=h" + (1 + random.nextInt(2)) + "/br" + random.nextInt(2);
            case 1 -> "bridge=h" + (1 + random.nextInt(2)) + "/br0/" + pick(List.of("10", "10-20,30", "0,20"));
            case 2 -> "station=02:00:00:01:00:0" + random.nextInt(6) + pick(List.of("", "/10", "@h1"));
            case 3 -> "vlan=" + pick(List.of("10", "0", "20,30", "10@h1"));
            default -> "port=" + pick(sources);
        };
    }

    private String pick(final List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void line(final String first, final String... more) {
        lines.add((first + " " + String.join(" ", more)).strip());
    }
}
