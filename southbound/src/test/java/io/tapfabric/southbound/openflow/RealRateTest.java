package io.tapfabric.southbound.openflow;

import static io.tapfabric.southbound.openflow.Flows.P1;
import static io.tapfabric.southbound.openflow.Flows.P2;
import static io.tapfabric.southbound.openflow.Flows.entries;
import static io.tapfabric.southbound.openflow.Flows.map;
import static io.tapfabric.southbound.openflow.Flows.puts;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.RateLimit;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.state.Count;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rate limit in a real Open vSwitch: what it leaves out, and what it does not touch. */
class RealRateTest extends AbstractRealTest {
    private static final PortName OUT = PortName.of("out");
    private static final PortName P3 = PortName.of("p3");
    private static final FlowEncoder ENCODER = new FlowEncoder(port ->
        Optional.ofNullable(Map.of(OUT, 9, P1, 1, P2, 2, P3, 3).get(port)));
    private static final String PACKET =
        "in_port(1),eth(src=02:00:00:00:00:01,dst=02:00:00:00:00:02),eth_type(0x1234)";
    private static final int SENT = 30;
    private static final int OCTETS = 100;
    /** One packet in so long a time that none is given back in the test; and those at once. */
    private static final int BURST = 2;

    @BeforeAll
    static void mirror() throws Exception {
        ovs.mirror();
    }

    private static Meter.Limiter limiter(final RateLimit.Unit unit, final int burst) {
        return new Meter.Limiter(new TapFlowNumber(7), new RateLimit(unit, 1, burst));
    }

    private static void meter(final Meter meter) throws Exception {
        assertEquals(Map.of(), link.applyMeters(MeterMod.of(
            Delta.put(meter.usualId(), WireMeter.of(meter)), Set.of())));
        assertEquals(Optional.of(meter), link.readMeters().get(meter.usualId()).meter().find(meter.usualId()));
    }

    /** Two tap-flows copy what q1 sends: 7 to p2 with a limit, and then 8 to p3 without. */
    private static List<WireFlow> flows(final Meter meter) {
        return List.of(flow(Table.INPUT, Match.in(OUT), new Action.SetField(Field.TAP_FLOW, 7),
                new Action.Resubmit(Table.SESSION), new Action.SetField(Field.TAP_FLOW, 8),
                new Action.Resubmit(Table.SESSION)),
            flow(Table.SESSION, Match.ANY.and(Field.TAP_FLOW, 7), new Action.CloneTo(Table.RATE)),
            metered(Table.RATE, 5, Match.ANY.and(Field.TAP_FLOW, 7), meter, new Action.Output(P2)),
            flow(Table.SESSION, Match.ANY.and(Field.TAP_FLOW, 8), new Action.Output(P3)));
    }

    private static WireFlow metered(final Table table, final int priority, final Match match, final Meter meter,
            final Action... actions) {
        return ENCODER.encode(new FlowKey(table, priority, match), new FlowEntry(Cookie.of(Cookie.Role.SESSION,
            meter.number()), OptionalInt.of(meter.usualId()), List.of(actions))).orElseThrow();
    }

    private static WireFlow flow(final Table table, final Match match, final Action... actions) {
        return ENCODER.encode(new FlowKey(table, 5, match), new FlowEntry(Cookie.shared(Cookie.Role.MISS),
            List.of(actions))).orElseThrow();
    }

    @Test
    void theMeterIsInAClone() throws Exception {
        final var meter = limiter(RateLimit.Unit.PACKETS, BURST);
        meter(meter);
        link.apply(puts(flows(meter)));
        assertEquals(map(flows(meter)), entries(link.readFlows()), ovs.dump());
        final var trace = ovs.trace("br-int", "in_port=q1,dl_src=02:00:00:00:00:01,dl_dst=02:00:00:00:00:02,"
            + "dl_type=0x1234");
        final var actions = trace.substring(trace.lastIndexOf("Datapath actions: "));
        assertTrue(actions.matches("(?s)Datapath actions: clone\\(meter\\(\\d+\\),\\d+\\),\\d+(,\\d+)+\\s*"), trace);
    }

    @Test
    void onlyItsOwnTapFlowLosesCopies() throws Exception {
        passed(limiter(RateLimit.Unit.PACKETS, BURST), BURST);
    }

    /** Two kilobits are two packets of 800 bits. */
    @Test
    void bitsAreCountedAsWell() throws Exception {
        passed(limiter(RateLimit.Unit.KILOBITS, 2), 2);
    }

    private static void passed(final Meter.Limiter meter, final int most) throws Exception {
        meter(meter);
        link.apply(puts(flows(meter)));
        final long[] before = {sent("p2"), sent("p3"), sent("q2")};
        ovs.receiveAll("q1", Collections.nCopies(SENT, PACKET), OCTETS);
        final var seen = new Count(SENT, SENT * OCTETS);
        await().until(() -> link.readMeters().get(meter.usualId()).seen(), equalTo(seen));
        final var dropped = link.readMeters().get(meter.usualId()).dropped();
        final long passed = SENT - dropped.packets();
        assertTrue(passed >= most && passed <= most + 3, () -> "passed " + passed);
        assertEquals(dropped.packets() * OCTETS, dropped.bytes());
        assertEquals(List.of(passed * OCTETS, SENT * OCTETS * 1L, SENT * OCTETS * 1L),
            List.of(sent("p2") - before[0], sent("p3") - before[1], sent("q2") - before[2]));
    }

    /** Each copy passes the limit first, and only what has passed is looked at for its length. */
    @Test
    void whatPassesIsCut() throws Exception {
        final var limiter = limiter(RateLimit.Unit.PACKETS, BURST);
        final var cut = new Meter.Shortening(true, limiter.number(), 14);
        meter(limiter);
        meter(cut);
        final var flows = new ArrayList<>(flows(limiter));
        flows.set(2, metered(Table.RATE, 5, Match.ANY, limiter, new Action.CheckLength(14),
            new Action.Resubmit(Table.TUNNEL)));
        flows.add(metered(Table.TUNNEL, 6, Match.ANY.and(Field.LONGER, 1), cut, new Action.Truncate(P2, 14)));
        flows.add(flow(Table.TUNNEL, Match.ANY.and(Field.LONGER, 0), new Action.Output(P2)));
        link.apply(puts(flows));
        assertEquals(map(flows), entries(link.readFlows()), ovs.dump());
        final long[] before = {sent("p2"), sent("p3"), sent("q2")};
        ovs.receiveAll("q1", Collections.nCopies(SENT, PACKET), OCTETS);
        await().until(() -> link.readMeters().get(limiter.usualId()).seen().packets(), equalTo(SENT * 1L));
        final long passed = SENT - link.readMeters().get(limiter.usualId()).dropped().packets();
        assertTrue(passed >= BURST && passed <= BURST + 3, () -> "passed " + passed);
        assertEquals(new Count(passed, passed * OCTETS), link.readMeters().get(cut.usualId()).seen());
        assertEquals(List.of(passed * 14, SENT * OCTETS * 1L, SENT * OCTETS * 1L),
            List.of(sent("p2") - before[0], sent("p3") - before[1], sent("q2") - before[2]));
    }

    private static long sent(final String port) throws Exception {
        return Long.parseLong(ovs.sentOctets(port));
    }
}
