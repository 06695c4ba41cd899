package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.state.Count;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two ports to collectors, as a switch counts for them. */
class SilenceTest {
    private static final PortName ONE = PortName.of("vxlan-1");
    private static final PortName TWO = PortName.of("togre-2");
    private static final Map<PortName, Integer> NUMBERS = Map.of(ONE, 11, TWO, 12, PortName.of("v-probe"), 13);
    private static final FlowKey SEVEN = key(Table.DELIVERY, 7);
    private static final FlowKey EIGHT = key(Table.DELIVERY, 8);

    private final Silence silence = new Silence();
    private final SortedMap<FlowKey, FlowEntry> plan = new TreeMap<>();
    private final Map<FlowKey, Long> copies = new HashMap<>();
    private final Map<PortName, Long> sent = new HashMap<>();
    private FlowWork work = FlowWork.NONE;

    private static FlowKey key(final Table table, final int number) {
        return new FlowKey(table, 100, Match.ANY.and(Field.TAP_FLOW, number));
    }

    private void flow(final FlowKey key, final Action... actions) {
        plan.put(key, new FlowEntry(Cookie.of(Cookie.Role.DELIVERY, new TapFlowNumber(7)), List.of(actions)));
        work = FlowWork.NONE.next(new TreeMap<>(plan), NUMBERS, Set.of());
        silence.watch(Set.of(ONE, TWO), work);
    }

    @BeforeEach
    void before() {
        flow(SEVEN, new Action.SetField(Field.TUNNEL_ID, 7), new Action.Output(ONE));
    }

    /** What a flow counts, and a port that it leads to. */
    private void count(final FlowKey key, final PortName port, final long packets, final long leave) {
        copies.merge(key, packets, Long::sum);
        sent.merge(port, packets + leave, Long::sum);
    }

    private SortedMap<Integer, Count> ports() {
        final var ports = new TreeMap<Integer, Count>();
        NUMBERS.forEach((name, number) -> ports.put(number, new Count(sent.getOrDefault(name, 0L), 0)));
        return ports;
    }

    private SortedMap<WireKey, ObservedFlow> flows() {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        work.encoded().forEach((key, wire) ->
            flows.put(wire.key(), new ObservedFlow(wire.entry(), copies.getOrDefault(key, 0L), 0)));
        return flows;
    }

    private void read() {
        silence.read(ports(), flows(), ports());
    }

    private void window(final long packets, final long leave) {
        count(SEVEN, ONE, packets, leave);
        read();
    }

    private boolean silent() {
        return silence.silent().contains(ONE);
    }

    @Test
    void isSilentAfterTwoWindowsOfWhichNothingLeft() {
        window(100, 0);         // what was counted before the first reading says nothing
        assertFalse(silent());
        window(3, 0);
        assertFalse(silent());
        window(3, 0);
        assertEquals(Set.of(ONE), silence.silent());
    }

    @Test
    void fewCopiesMakeNoWindow() {
        read();
        window(2, 0);
        window(0, 0);
        window(1, 0);
        assertFalse(silent());
        window(2, 0);
        assertFalse(silent());
        window(1, 0);
        assertTrue(silent());
    }

    @Test
    void theFirstCopiesToANeighbourAreNoSilence() {
        read();
        window(1000, 0);
        window(1000, 1000);
        window(1000, 0);
        assertFalse(silent());
    }

    @Test
    void staysSilentUntilACopyLeaves() {
        read();
        window(5, 0);
        window(5, 0);
        window(0, 0);
        assertTrue(silent());
        window(1, 1);
        assertFalse(silent());
        window(5, 0);
        assertFalse(silent());
        window(5, 0);
        assertTrue(silent());
    }

    @Test
    void oneThatIsHeardIsNeverSilent() {
        read();
        for (int i = 0; i < 20; i++) {
            window(i, i);
            assertFalse(silent());
        }
    }

    /** The first of several copies is dropped, others leave: no window says anything by itself. */
    @Test
    void someThatLeaveAreNoSilence() {
        read();
        window(4, 1);
        window(4, 1);
        window(4, 2);
        assertFalse(silent());
    }

    /** Between what is read first and last come many copies, of which the flows have seen any part. */
    @Test
    void trafficDuringTheReadingDeceivesNobody() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        flow(EIGHT, new Action.Output(TWO));
        for (int i = 0; i < 2000; i++) {
            final var before = ports();
            final long seen = random.nextInt(500);
            count(SEVEN, ONE, seen, 0);
            count(EIGHT, TWO, seen, seen);
            final var flows = flows();
            final long unseen = random.nextInt(500);
            count(SEVEN, ONE, unseen, 0);
            count(EIGHT, TWO, unseen, unseen);
            silence.read(before, flows, ports());
            assertFalse(silence.silent().contains(TWO), "seed " + seed);
        }
        assertTrue(silent(), "seed " + seed);
    }

    /** Bursts that end while it is read, and silence of the sources else. */
    @Test
    void burstsDuringTheReadingDeceiveNobody() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            final var before = ports();
            final int early = random.nextInt(6);
            count(SEVEN, ONE, early, early);
            final var flows = flows();
            final int late = random.nextInt(6);
            count(SEVEN, ONE, late, late);
            silence.read(before, flows, ports());
            assertFalse(silent(), "seed " + seed);
        }
    }

    @Test
    void aFlowThatPutsOutTwiceCountsTwice() {
        flow(SEVEN, new Action.SetField(Field.TUNNEL_ID, 7), new Action.Output(ONE),
            new Action.Aside(List.of(new Action.Output(ONE))), new Action.Output(PortName.of("v-probe")));
        for (int i = 0; i < 3; i++) {
            copies.merge(SEVEN, 5L, Long::sum);
            sent.merge(ONE, 10L, Long::sum);
            read();
        }
        assertTrue(silent());
    }

    /** Open vSwitch credits copies of any length to both outcomes, and the port for both. */
    @Test
    void bothOutcomesOfALengthCount() {
        final var shorter = new FlowKey(Table.SINK, 100, Match.ANY.and(Field.TAP_FLOW, 7).and(Field.LONGER, 0));
        final var longer = new FlowKey(Table.SINK, 100, Match.ANY.and(Field.TAP_FLOW, 7).and(Field.LONGER, 1));
        flow(SEVEN, new Action.CheckLength(96), new Action.Resubmit(Table.SINK));
        flow(shorter, new Action.Output(ONE));
        flow(longer, new Action.Truncate(ONE, 96));
        for (int i = 0; i < 3; i++) {
            copies.merge(SEVEN, 5L, Long::sum);
            count(shorter, ONE, 5, 0);
            count(longer, ONE, 5, 0);
            read();
        }
        assertTrue(silent());
        copies.merge(SEVEN, 5L, Long::sum);
        count(shorter, ONE, 5, 5);
        count(longer, ONE, 5, 5);
        read();
        assertFalse(silent());
    }

    /** With {@code oversize: drop} the port is credited for what is short alone. */
    @Test
    void whatIsDroppedForItsLengthIsNotPutOut() {
        final var shorter = new FlowKey(Table.SINK, 100, Match.ANY.and(Field.TAP_FLOW, 7).and(Field.LONGER, 0));
        final var longer = new FlowKey(Table.SINK, 100, Match.ANY.and(Field.TAP_FLOW, 7).and(Field.LONGER, 1));
        flow(SEVEN, new Action.CheckLength(96), new Action.Resubmit(Table.SINK));
        flow(shorter, new Action.Output(ONE));
        flow(longer);
        for (int i = 0; i < 3; i++) {
            copies.merge(SEVEN, 5L, Long::sum);
            copies.merge(longer, 5L, Long::sum);
            count(shorter, ONE, 5, 0);
            read();
        }
        assertTrue(silent());
    }

    @Test
    void allFlowsOfAPortAreAddedUpAndPortsAreTold() {
        flow(EIGHT, new Action.Output(ONE));
        flow(key(Table.DELIVERY, 9), new Action.Output(TWO));
        for (int i = 0; i < 3; i++) {
            count(SEVEN, ONE, 2, 0);
            count(EIGHT, ONE, 1, 0);
            count(key(Table.DELIVERY, 9), TWO, 9, 9);
            read();
        }
        assertEquals(Set.of(ONE), silence.silent());
    }

    /** A flow that led elsewhere and now leads here has counted already; and one that has gone will be missing. */
    @Test
    void otherFlowsBeginAnotherWindow() {
        copies.put(EIGHT, 100L);
        read();
        flow(EIGHT, new Action.Output(ONE));
        window(50, 50);
        window(50, 50);
        assertFalse(silent());
        plan.remove(EIGHT);
        before();
        window(5, 0);           // the window begins only here
        window(5, 0);
        assertFalse(silent());
        window(5, 0);
        assertTrue(silent());
    }

    @Test
    void countersThatBeginAnewBeginAnotherWindow() {
        window(100, 100);
        copies.clear();
        sent.clear();
        window(10, 0);
        window(10, 0);
        assertFalse(silent());
        window(10, 0);
        assertTrue(silent());
        sent.clear();
        window(50, 50);
        assertTrue(silent());
        window(50, 50);
        assertFalse(silent());
    }

    @Test
    void aPortThatIsMadeAnewBeginsAnotherWindow() {
        window(100, 100);
        sent.clear();
        window(5, 0);
        window(5, 0);
        assertFalse(silent());
        window(5, 0);
        assertTrue(silent());
    }

    @Test
    void aFlowThatIsMadeAnewBeginsAnotherWindow() {
        window(100, 100);
        copies.clear();
        window(5, 0);
        window(5, 0);
        assertFalse(silent());
        window(5, 0);
        assertTrue(silent());
    }

    @Test
    void aFlowThatSomebodyChangedIsNotCounted() {
        for (int i = 0; i < 4; i++) {
            count(SEVEN, ONE, 5, 0);
            final var flows = flows();
            flows.replaceAll((key, flow) -> new ObservedFlow(new WireEntry(flow.entry().cookie(), ""), flow.packets(),
                0));
            silence.read(ports(), flows, ports());
        }
        assertFalse(silent());
    }

    /** That happens to copies for an address of the host itself. */
    @Test
    void copiesThatThePortDoesNotCountAreNoSilence() {
        read();
        for (int i = 0; i < 4; i++) {
            window(5, -5);
        }
        assertFalse(silent());
    }

    @Test
    void aPortThatIsNotWatchedAnyMoreIsForgotten() {
        read();
        window(5, 0);
        window(5, 0);
        assertTrue(silent());
        silence.watch(Set.of(TWO), work);
        assertTrue(silence.watches());
        assertFalse(silent());
        silence.watch(Set.of(ONE), work);
        window(5, 0);
        window(5, 0);
        assertFalse(silent());
        silence.watch(Set.of(), work);
        assertFalse(silence.watches());
    }

    @Test
    void aPortThatTheSwitchDoesNotKnowIsNotJudged() {
        for (int i = 0; i < 4; i++) {
            count(SEVEN, ONE, 5, 0);
            silence.read(new TreeMap<>(), flows(), ports());
        }
        assertFalse(silent());
    }
}
