package io.tapfabric.southbound.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.southbound.openflow.AbstractRealTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies to two collectors in a real Open vSwitch: of tap-flow 9 to 192.0.2.9, of tap-flow 10 to 192.0.2.10. */
class RealSilenceTest extends AbstractRealTest {
    private static final PortName NINE = PortName.of("t9");
    private static final PortName TEN = PortName.of("t10");
    private static final Map<PortName, Integer> NUMBERS = Map.of(PortName.of("p1"), 1, NINE, 9, TEN, 10);
    private static final String PACKET =
        "in_port(1),eth(src=02:00:00:00:00:01,dst=02:00:00:00:00:02),eth_type(0x1234)";
    private static final int MOST = 100;

    private final Silence silence = new Silence();
    private long received;

    @BeforeAll
    static void underlay() throws Exception {
        ovs.tunnels();
    }

    @BeforeEach
    void nobody() throws Exception {
        ovs.forgetNeighbours();
    }

    /** Begins with these flows behind the one that sends each packet to both tap-flows. */
    private void begin(final Map<FlowKey, FlowEntry> flows) throws Exception {
        final var plan = new TreeMap<>(flows);
        plan.put(new FlowKey(Table.INPUT, 100, Match.in(PortName.of("p1"))), entry(Stream.of(9, 10).flatMap(number ->
            Stream.of(new Action.SetField(Field.TAP_FLOW, number), new Action.Resubmit(Table.DELIVERY)))
            .toArray(Action[]::new)));
        final var work = FlowWork.NONE.next(plan, NUMBERS, Set.of());
        assertEquals(Set.of(), work.waiting());
        link.apply(new Delta<>(work.flows(), new TreeSet<>()));
        silence.watch(Set.of(NINE, TEN), work);
        read();
    }

    private static FlowEntry entry(final Action... actions) {
        return new FlowEntry(Cookie.of(Cookie.Role.DELIVERY, new TapFlowNumber(1)), List.of(actions));
    }

    private static FlowKey key(final Table table, final Match match) {
        return new FlowKey(table, 100, match);
    }

    private static Match of(final int number) {
        return Match.ANY.and(Field.TAP_FLOW, number);
    }

    private static Action.SetField keyed(final int number) {
        return new Action.SetField(Field.TUNNEL_ID, number);
    }

    private static Map<FlowKey, FlowEntry> whole(final int number, final PortName port) {
        return Map.of(key(Table.DELIVERY, of(number)), entry(keyed(number), new Action.Output(port)));
    }

    private static Map<FlowKey, FlowEntry> byLength(final int number, final PortName port, final Action... longer) {
        return Map.of(key(Table.DELIVERY, of(number)), entry(new Action.CheckLength(MOST),
                new Action.Resubmit(Table.SINK)),
            key(Table.SINK, of(number).and(Field.LONGER, 0)), entry(keyed(number), new Action.Output(port)),
            key(Table.SINK, of(number).and(Field.LONGER, 1)), entry(longer));
    }

    private static Map<FlowKey, FlowEntry> both(final Map<FlowKey, FlowEntry> one, final Map<FlowKey, FlowEntry> two) {
        final var both = new TreeMap<>(one);
        both.putAll(two);
        return both;
    }

    private void read() throws Exception {
        silence.read(link.readPorts(), link.readFlows(), link.readPorts());
    }

    /** Lets four packets come in, two of them long, and reads when they are counted. */
    private SortedSet<PortName> window() throws Exception {
        for (int octets = MOST; octets < MOST + 4; octets++) {
            ovs.receive("p1", PACKET, "--len", String.valueOf(octets % 2 * MOST + MOST));
        }
        received += 4;
        await().until(() -> link.readFlows().entrySet().stream().filter(flow -> flow.getKey().table()
            == Table.INPUT.number()).mapToLong(flow -> flow.getValue().packets()).sum() == received);
        read();
        return silence.silent();
    }

    /** The one that has answered is never silent, and the other one is in two windows, until it answers. */
    private void compare() throws Exception {
        ovs.answer("192.0.2.9");
        assertEquals(Set.of(), window());
        assertEquals(Set.of(TEN), window());
        assertEquals(Set.of(TEN), window());
        ovs.answer("192.0.2.10");
        assertEquals(Set.of(), window());
        assertEquals(Set.of(), window());
        ovs.forgetNeighbours();
        assertEquals(Set.of(), window());
        assertEquals(Set.of(NINE, TEN), window());
    }

    @Test
    void wholeCopies() throws Exception {
        begin(both(whole(9, NINE), whole(10, TEN)));
        compare();
    }

    @Test
    void copiesOfWhichSomeAreCut() throws Exception {
        begin(both(byLength(9, NINE, keyed(9), new Action.Truncate(NINE, MOST)),
            byLength(10, TEN, keyed(10), new Action.Truncate(TEN, MOST))));
        compare();
    }

    @Test
    void copiesOfWhichSomeAreDroppedForTheirLength() throws Exception {
        begin(both(byLength(9, NINE), byLength(10, TEN)));
        compare();
    }
}
