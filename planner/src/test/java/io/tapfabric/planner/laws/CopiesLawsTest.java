package io.tapfabric.planner.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.plan.Limits;
import io.tapfabric.planner.plan.Spot;
import io.tapfabric.planner.plan.TapFlowPlan;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.world.Crowd;
import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one packet leads to, in fabrics that ask for more copies of it than are allowed. */
class CopiesLawsTest {
    private static final int CROWDS = 12;
    private static final int TAP_FLOWS = 4000;
    /** To SESSION, and to DELIVERY or the bridge of the underlay. */
    private static final int RESUBMITS_PER_COPY = 2;
    private static final int LANES = Limits.MIRRORS_PER_BRIDGE * Limits.RESUBMITS_PER_LANE;
    private static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);
    private static final MacAddress BEHIND = MacAddress.of("02:00:00:ee:00:01");

    @Test
    void noPacketTakesMoreThanIsKeptForItsCopies() {
        final var resubmits = new TreeSet<Long>();
        final var octets = new TreeSet<Long>();
        crowds(fabric -> {
            final var planned = planned(fabric);
            fabric.inventory().hosts().values().forEach(host -> {
                resubmits.add(worst(host, planned, flow -> RESUBMITS_PER_COPY));
                octets.add(worst(host, planned, CopiesLawsTest::octets));
            });
        });
        final var why = "exceeded; or not nearly reached, and so not tested";
        assertEquals(Limits.RESUBMITS, resubmits.last(), RESUBMITS_PER_COPY, why);
        assertEquals(Limits.ACTION_OCTETS, octets.last(), Limits.OCTETS_TO_HOST, why);
    }

    @Test
    void noTapFlowIsTurnedAwayForWhichThereIsRoom() {
        crowds(fabric -> {
            final var hosts = fabric.inventory().hosts();
            final var resubmits = new TreeMap<HostId, Load>();
            final var octets = new TreeMap<HostId, Load>();
            hosts.forEach((id, host) -> {
                resubmits.put(id, new Load(host, flow -> RESUBMITS_PER_COPY));
                octets.put(id, new Load(host, CopiesLawsTest::octets));
            });
            fabric.plan().flows().values().stream().filter(flow -> flow.planned() || turnedAway(flow))
                .sorted(Comparator.comparing(flow -> flow.flow().number())).forEach(flow -> {
                    final var host = source(flow).host();
                    final var loads = List.of(resubmits.get(host), octets.get(host));
                    loads.forEach(load -> load.add(flow));
                    if (turnedAway(flow)) {
                        assertTrue(resubmits.get(host).worst() > Limits.RESUBMITS
                            || octets.get(host).worst() > Limits.ACTION_OCTETS, flow::toString);
                        loads.forEach(load -> load.remove(flow));
                    }
                });
        });
    }

    @Test
    void laterTapFlowsTakeNothingFromEarlierOnes() {
        for (long seed = 1; seed <= CROWDS; seed++) {
            final var later = Fabric.of(Crowd.text(new Random(seed), TAP_FLOWS)).plan().flows();
            final var text = Crowd.text(new Random(seed), TAP_FLOWS / 2);
            Fabric.of(text).plan().flows().forEach((id, flow) -> assertEquals(flow, later.get(id), text));
        }
    }

    @Test
    void noBroadcastTakesMoreResubmitsThanItsCopiesMay() {
        crowds(fabric -> {
            final var world = World.of(fabric);
            final var planned = planned(fabric);
            for (var source : new TreeSet<>(planned.stream().map(CopiesLawsTest::source).toList())) {
                final long most = worst(fabric.inventory().hosts().get(source.host()), planned,
                    flow -> RESUBMITS_PER_COPY);
                assertTrue(world.send(source, Packet.of(BEHIND, BROADCAST, 0)).resubmits(source.host())
                    <= most + LANES, source::toString);
            }
        });
    }

    /** So that a further table on the way of copies is seen here. */
    @ParameterizedTest
    @ValueSource(strings = {"h1", "h2"})
    void aCopyTakesTheResubmitsThatAreSaidOfIt(final String sink) {
        final var world = World.of(Fabric.of("""
            host h1 tunnel=172.31.0.1
            host h2 tunnel=172.31.0.2
            port h1 br sender
            port h1 br receiver mac=02:00:00:00:00:01
            port SINK brtap probe
            tap-service s port=SINK/probe
            tap-flow 1 f1 IN port=h1/receiver to=s
            """.replace("SINK", sink)));
        final var sender = new Place(HostId.of("h1"), PortName.of("sender"));
        assertEquals(Limits.RESUBMITS_PER_LANE + RESUBMITS_PER_COPY,
            world.send(sender, Packet.of(BEHIND, BROADCAST, 0)).resubmits(sender.host()));
    }

    /** A tap-flow with a priority or a filter is asked in SELECT, and then its filter is, if it has one. */
    @ParameterizedTest
    @CsvSource({"'', 0", "priority=1, 1", "filter=f, 2", "priority=1 filter=f, 2"})
    void whatIsAskedFirstIsCounted(final String asked, final int more) {
        final int most = Limits.RESUBMITS / (RESUBMITS_PER_COPY + more);
        final var text = new StringBuilder("""
            host h1
            port h1 br a
            port h1 br b
            port h1 brtap probe
            filter 1 f accept
            """);
        for (int number = 1; number <= most + 1; number++) {
            text.append("tap-service s" + number + " port=h1/probe\ntap-flow " + number + " f" + number
                + " OUT port=h1/a to=s" + number + ' ' + asked + '\n');
        }
        assertEquals(most, planned(Fabric.of(text.toString())).size());
        final var one = World.of(Fabric.of(text.substring(0, text.indexOf("tap-service s2 "))));
        final var sender = new Place(HostId.of("h1"), PortName.of("a"));
        assertEquals(Limits.RESUBMITS_PER_LANE + RESUBMITS_PER_COPY + more,
            one.send(sender, Packet.of(BEHIND, BROADCAST, 0)).resubmits(sender.host()));
    }

    /** Two tap-services with one port between them make one copy, and cost one. */
    @Test
    void aPortThatTwoTapServicesHaveCostsOnce() {
        final int most = Limits.RESUBMITS / RESUBMITS_PER_COPY;
        final var text = new StringBuilder("host h1\nport h1 br a\nport h1 brtap probe\n");
        for (int number = 1; number <= most + 1; number++) {
            text.append("tap-service s" + number + " port=h1/probe\ntap-service t" + number + " port=h1/probe\n"
                + "tap-flow " + number + " f" + number + " OUT port=h1/a to=s" + number + ",t" + number + '\n');
        }
        assertEquals(most, planned(Fabric.of(text.toString())).size());
    }

    private static int octets(final TapFlowPlan flow) {
        return flow.sinks().first().host().equals(source(flow).host()) ? Limits.OCTETS_TO_PORT
            : Limits.OCTETS_TO_HOST;
    }

    private static long worst(final Host host, final List<TapFlowPlan> flows,
            final ToIntFunction<TapFlowPlan> cost) {
        final var load = new Load(host, cost);
        flows.stream().filter(flow -> source(flow).host().equals(host.id())).forEach(load::add);
        return load.worst();
    }

    /** What the copies of some tap-flows cost on a host. */
    private static final class Load {
        private final Host host;
        private final ToIntFunction<TapFlowPlan> cost;
        private final Map<PortName, Long> sent = new HashMap<>();
        private final Map<PortName, Long> received = new HashMap<>();

        Load(final Host host, final ToIntFunction<TapFlowPlan> cost) {
            this.host = host;
            this.cost = cost;
        }

        void add(final TapFlowPlan flow) {
            change(flow, 1);
        }

        void remove(final TapFlowPlan flow) {
            change(flow, -1);
        }

        private void change(final TapFlowPlan flow, final int sign) {
            final var port = source(flow).port();
            final long more = sign * (long) cost.applyAsInt(flow);
            if (flow.flow().direction().out()) {
                sent.merge(port, more, Long::sum);
            }
            if (flow.flow().direction().in()) {
                received.merge(port, more, Long::sum);
            }
        }

        /** The definition: in the worst VLAN of each bridge, what the worst sender sends and what all receive. */
        long worst() {
            return host.bridges().values().stream().mapToLong(bridge -> Crowd.VLANS.stream().mapToLong(vlan ->
                carrying(bridge, vlan).mapToLong(port -> received.getOrDefault(port, 0L)).sum()
                    + carrying(bridge, vlan).mapToLong(port -> sent.getOrDefault(port, 0L)).max().orElse(0)).max()
                .orElse(0)).sum();
        }
    }

    private static Stream<PortName> carrying(final Bridge bridge, final int vlan) {
        return bridge.ports().entrySet().stream().filter(port -> port.getValue().vlans().carries(vlan))
            .map(Map.Entry::getKey);
    }

    private static Place source(final TapFlowPlan flow) {
        return flow.parts().get(0).spot().flatMap(Spot::place).orElseThrow();
    }

    private static List<TapFlowPlan> planned(final Fabric fabric) {
        return fabric.plan().flows().values().stream().filter(TapFlowPlan::planned).toList();
    }

    private static boolean turnedAway(final TapFlowPlan flow) {
        return flow.allProblems().stream().anyMatch(problem -> problem.code() == Code.COPIES_USED_UP);
    }

    private static void crowds(final Consumer<Fabric> law) {
        for (long seed = 1; seed <= CROWDS; seed++) {
            final var text = Crowd.text(new Random(seed), TAP_FLOWS);
            try {
                law.accept(Fabric.of(text));
            } catch (AssertionError | IllegalStateException | IllegalArgumentException broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }
    }
}
