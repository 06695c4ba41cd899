package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.RateLimit;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.state.Count;
import io.tapfabric.planner.state.Truncation;
import io.tapfabric.southbound.openflow.FlowEncoder;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.ObservedMeter;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import io.tapfabric.southbound.openflow.WireMeter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final TapFlowNumber SEVEN = new TapFlowNumber(7);

    private final Tally tally = new Tally();

    @Test
    void countsSentAndDeliveredApart() {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.SESSION, SEVEN), 5));
        flows.putAll(flow(Table.DELIVERY, Cookie.of(Cookie.Role.DELIVERY, SEVEN), 3));
        tally.read(flows);
        assertEquals(new Count(5, 500), tally.counters().sent().get(SEVEN));
        assertEquals(new Count(3, 300), tally.counters().delivered().get(SEVEN));
    }

    @Test
    void countsCopiesOfWhichSomeAreTooLongBeforeTheyPart() {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.LENGTH, SEVEN), 1));
        flows.putAll(flow(Table.TUNNEL, Cookie.of(Cookie.Role.SESSION, SEVEN), 2));
        flows.putAll(flow(Table.TUNNEL, Cookie.of(Cookie.Role.TRUNCATED, SEVEN), 4));
        flows.putAll(flow(Table.DELIVERY, Cookie.of(Cookie.Role.LENGTH, SEVEN), 16));
        flows.putAll(flow(Table.SINK, Cookie.of(Cookie.Role.DELIVERY, SEVEN), 32));
        flows.putAll(flow(Table.SINK, Cookie.of(Cookie.Role.TRUNCATED, SEVEN), 64));
        tally.read(flows);
        tally.readMeters(meters(Map.of(Meter.Kind.CUT_FOR_TUNNEL, 128, Meter.Kind.CUT_FOR_SINK, 256)));
        assertEquals(new Count(1, 100), tally.counters().sent().get(SEVEN));
        assertEquals(new Count(16, 1600), tally.counters().delivered().get(SEVEN));
        assertEquals(new Count(384, 38_400), tally.counters().oversize().get(SEVEN));
    }

    @Test
    void takesOffWhatWasDroppedForItsLength() {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.LENGTH, SEVEN), 10));
        flows.putAll(flow(Table.DELIVERY, Cookie.of(Cookie.Role.LENGTH, SEVEN), 20));
        tally.read(flows);
        tally.readMeters(meters(Map.of(Meter.Kind.CUT_FOR_TUNNEL, 1, Meter.Kind.TOO_LONG_FOR_TUNNEL, 2,
            Meter.Kind.CUT_FOR_SINK, 4, Meter.Kind.TOO_LONG_FOR_SINK, 8)));
        assertEquals(new Count(8, 800), tally.counters().sent().get(SEVEN));
        assertEquals(new Count(12, 1200), tally.counters().delivered().get(SEVEN));
        assertEquals(new Count(15, 1500), tally.counters().oversize().get(SEVEN));
    }

    @Test
    void countsWhatAFilterLeavesOut() {
        final var flows = asked(10);
        flows.putAll(flow(Table.SELECT, Cookie.of(Cookie.Role.SENDER, SEVEN), 100));
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.SENDER, SEVEN), 200));
        flows.putAll(entered(7));
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.LENGTH, new TapFlowNumber(8)), 5));
        tally.read(flows);
        assertEquals(new Count(3, 300), tally.counters().filtered().get(SEVEN));
        assertEquals(Count.ZERO, tally.counters().filtered().getOrDefault(new TapFlowNumber(8), Count.ZERO));
    }

    /** What enters between the two readings may not have been asked: then less is found. */
    @Test
    void countsWhatAFilterLeavesOutAfterCopiesWithoutIt() {
        tally.read(entered(1000));
        tally.read(both(asked(10), entered(1004)));
        assertEquals(new Count(6, 600), tally.counters().filtered().get(SEVEN));
        tally.read(both(asked(110), entered(1014)));
        assertEquals(new Count(96, 9600), tally.counters().filtered().get(SEVEN));
        tally.read(entered(3000));
        assertEquals(new Count(96, 9600), tally.counters().filtered().get(SEVEN));
        tally.read(entered(4000));
        tally.read(both(asked(20), entered(4100)));
        assertEquals(new Count(96, 9600), tally.counters().filtered().get(SEVEN));
        tally.read(both(asked(30), entered(4103)));
        assertEquals(new Count(103, 10_300), tally.counters().filtered().get(SEVEN));
    }

    /** The controller restarts, and finds a switch that has counted. */
    @Test
    void countsWhatAFilterLeavesOutFromItsFirstReadingOn() {
        tally.read(both(asked(10), entered(1000)));
        assertEquals(Count.ZERO, tally.counters().filtered().get(SEVEN));
        tally.read(both(asked(20), entered(1003)));
        assertEquals(new Count(7, 700), tally.counters().filtered().get(SEVEN));
    }

    @Test
    void countsWhatAFilterLeavesOutWhenTheSwitchBeginsAnew() {
        tally.read(entered(1000));
        tally.read(both(asked(10), entered(1000)));
        tally.read(new TreeMap<>());
        tally.read(both(asked(20), entered(5)));
        assertEquals(new Count(25, 2500), tally.counters().filtered().get(SEVEN));
        tally.read(both(asked(2), entered(1)));
        assertEquals(new Count(26, 2600), tally.counters().filtered().get(SEVEN));
    }

    /** Without a filter, SELECT may be asked for some sources of a tap-flow and not for others. */
    @Test
    void leavesNothingOutWithoutFilter() {
        final var select = Cookie.of(Cookie.Role.SELECT, SEVEN);
        tally.read(both(flow(Table.SELECT, select, 40), entered(10)));
        tally.read(both(flow(Table.SELECT, select, 50), entered(40)));
        assertEquals(Count.ZERO, tally.counters().filtered().get(SEVEN));
        tally.read(both(flow(Table.SELECT, select, 50), entered(1000)));
        tally.read(both(asked(58), entered(1003)));
        assertEquals(new Count(5, 500), tally.counters().filtered().get(SEVEN));
    }

    /** Of a tap-flow that had its filter from the beginning nothing has entered unasked, whatever is found first. */
    @Test
    void neverFindsMoreLeftOutThanIs() {
        tally.read(new TreeMap<>());
        tally.read(both(asked(10), entered(13)));
        tally.read(both(asked(20), entered(20)));
        assertEquals(Count.ZERO, tally.counters().filtered().get(SEVEN));
        tally.read(both(asked(30), entered(22)));
        tally.read(both(asked(31), entered(25)));
        assertEquals(new Count(8, 800), tally.counters().filtered().get(SEVEN));
    }

    @Test
    void takesOffTheOctetsThatAreCutOffAsAskedWhereverTheyAre() {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.LENGTH, SEVEN), 10));
        flows.putAll(flow(Table.DELIVERY, Cookie.of(Cookie.Role.LENGTH, SEVEN), 20));
        tally.read(flows);
        tally.readMeters(counted(new Meter.Shortening(true, SEVEN, 14), 2));
        assertEquals(new Count(10, 1000 - 200 + 28), tally.counters().sent().get(SEVEN));
        assertEquals(new Count(20, 2000), tally.counters().delivered().get(SEVEN));
        assertEquals(new Truncation(2, 200, 28), tally.counters().truncated().get(SEVEN));
        assertEquals(new TreeMap<>(), tally.counters().oversize());
    }

    @Test
    void whatIsCutForASinkHereIsTakenOffDeliveredToo() {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.SESSION, SEVEN), 10));
        flows.putAll(flow(Table.DELIVERY, Cookie.of(Cookie.Role.LENGTH, SEVEN), 10));
        tally.read(flows);
        tally.readMeters(counted(new Meter.Shortening(false, SEVEN, 14), 2));
        assertEquals(new Count(10, 828), tally.counters().sent().get(SEVEN));
        assertEquals(new Count(10, 828), tally.counters().delivered().get(SEVEN));
    }

    @Test
    void whatWasCutToAnotherLengthKeepsIt() {
        tally.readMeters(counted(new Meter.Shortening(true, SEVEN, 14), 2));
        tally.readMeters(counted(new Meter.Shortening(true, SEVEN, 60), 5));
        assertEquals(new Truncation(7, 700, 28 + 300), tally.counters().truncated().get(SEVEN));
    }

    @Test
    void takesOffWhatTheRateLimitDropped() {
        final var limit = new Meter.Limiter(SEVEN, new RateLimit(RateLimit.Unit.PACKETS, 10, 20));
        final var other = new Meter.Limiter(SEVEN, new RateLimit(RateLimit.Unit.KILOBITS, 10, 20));
        tally.read(flow(Table.RATE, Cookie.of(Cookie.Role.SESSION, SEVEN), 10));
        tally.readMeters(new TreeMap<>(Map.of(limit.usualId(),
            new ObservedMeter(WireMeter.of(limit), new Count(10, 1000), new Count(4, 400)))));
        tally.readMeters(new TreeMap<>(Map.of(limit.usualId(),
            new ObservedMeter(WireMeter.of(other), new Count(10, 1000), new Count(1, 100)))));
        assertEquals(new Count(5, 500), tally.counters().sent().get(SEVEN));
        assertEquals(new Count(5, 500), tally.counters().overRate().get(SEVEN));
        assertEquals(new TreeMap<>(), tally.counters().oversize());
    }

    @Test
    void countsWhatIsNotSampledAndWhatIs() {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.putAll(flow(Table.SESSION, Cookie.of(Cookie.Role.SAMPLE, SEVEN), 10));
        flows.putAll(flow(Table.SAMPLE, Cookie.of(Cookie.Role.SESSION, SEVEN), 3));
        flows.putAll(flow(Table.SAMPLE, Cookie.of(Cookie.Role.NOT_SAMPLED, SEVEN), 7));
        tally.read(flows);
        assertEquals(new Count(3, 300), tally.counters().sent().get(SEVEN));
        assertEquals(new Count(7, 700), tally.counters().notSampled().get(SEVEN));
    }

    @Test
    void neverGoesDownWhileMetersAreAheadOfFlows() {
        final var cookie = Cookie.of(Cookie.Role.LENGTH, SEVEN);
        tally.read(flow(Table.SESSION, cookie, 10));
        assertEquals(new Count(10, 1000), tally.counters().sent().get(SEVEN));
        tally.readMeters(meters(Map.of(Meter.Kind.TOO_LONG_FOR_TUNNEL, 30)));
        assertEquals(new Count(10, 1000), tally.counters().sent().get(SEVEN));
        tally.read(flow(Table.SESSION, cookie, 42));
        assertEquals(new Count(12, 1200), tally.counters().sent().get(SEVEN));
    }

    @Test
    void isNeverNegative() {
        tally.read(flow(Table.SESSION, Cookie.of(Cookie.Role.LENGTH, SEVEN), 1));
        tally.readMeters(meters(Map.of(Meter.Kind.TOO_LONG_FOR_TUNNEL, 3)));
        assertEquals(Count.ZERO, tally.counters().sent().get(SEVEN));
    }

    @Test
    void metersGoOnWhenTheSwitchBeginsAnewOrAMeterGoes() {
        tally.readMeters(meters(Map.of(Meter.Kind.CUT_FOR_SINK, 5)));
        tally.readMeters(new TreeMap<>());
        tally.readMeters(meters(Map.of(Meter.Kind.CUT_FOR_SINK, 7)));
        assertEquals(new Count(12, 1200), tally.counters().oversize().get(SEVEN));
        tally.forgetMeters(new TreeSet<>(Set.of(new Meter.TooLong(Meter.Kind.CUT_FOR_SINK, SEVEN).usualId())));
        tally.readMeters(meters(Map.of(Meter.Kind.CUT_FOR_SINK, 8)));
        assertEquals(new Count(20, 2000), tally.counters().oversize().get(SEVEN));
    }

    @Test
    void goesOnWhenTheSwitchBeginsAnew() {
        final var cookie = Cookie.of(Cookie.Role.SESSION, SEVEN);
        tally.read(flow(Table.SESSION, cookie, 5));
        tally.read(new TreeMap<>());
        tally.read(flow(Table.SESSION, cookie, 2));
        tally.read(flow(Table.SESSION, cookie, 4));
        assertEquals(new Count(9, 900), tally.counters().sent().get(SEVEN));
    }

    @Test
    void flowsOfOneCookieAreAddedUpAndOneThatGoesKeepsWhatItHad() {
        final var cookie = Cookie.of(Cookie.Role.DELIVERY, SEVEN);
        final var both = new TreeMap<>(member(cookie, 1, 10));
        both.putAll(member(cookie, 2, 20));
        tally.read(both);
        assertEquals(new Count(30, 3000), tally.counters().delivered().get(SEVEN));
        tally.read(member(cookie, 2, 20));
        assertEquals(new Count(30, 3000), tally.counters().delivered().get(SEVEN));
        both.putAll(member(cookie, 1, 3));
        both.putAll(member(cookie, 2, 25));
        tally.read(both);
        assertEquals(new Count(38, 3800), tally.counters().delivered().get(SEVEN));
    }

    /** A flow for one member of a group. */
    private static SortedMap<WireKey, ObservedFlow> member(final Cookie cookie, final int member, final long packets) {
        return new TreeMap<>(Map.of(new WireKey(Table.DELIVERY.number(), 100, new TreeMap<>(Map.of(member, ""))),
            new ObservedFlow(new WireEntry(cookie.bits(), ""), packets, packets * 100)));
    }

    @Test
    void tellsCopiesWithoutSourceFromThoseNobodyWants() {
        final var miss = Cookie.shared(Cookie.Role.MISS);
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.putAll(flow(Table.OUT, miss, 1));
        flows.putAll(flow(Table.IN, miss, 2));
        flows.putAll(flow(Table.INPUT, miss, 4));
        flows.putAll(flow(Table.SESSION, miss, 8));
        flows.putAll(flow(Table.SINK, miss, 16));
        flows.putAll(flow(Table.BRIDGE, miss, 32));
        flows.putAll(flow(Table.SELECT, miss, 64));
        tally.read(flows);
        assertEquals(new Count(3, 300), tally.counters().unclassified());
        assertEquals(new Count(28, 2800), tally.counters().unwanted());
    }

    @Test
    void forgetsDeletedTapFlows() {
        tally.read(flow(Table.SESSION, Cookie.of(Cookie.Role.SESSION, SEVEN), 5));
        tally.readMeters(meters(Map.of(Meter.Kind.CUT_FOR_SINK, 5)));
        tally.counters();
        tally.keep(Set.of(8));
        assertEquals(new TreeMap<>(), tally.counters().sent());
        assertEquals(new TreeMap<>(), tally.counters().oversize());
    }

    private static SortedMap<WireKey, ObservedFlow> flow(final Table table, final Cookie cookie, final long packets) {
        final var flows = new TreeMap<WireKey, ObservedFlow>();
        flows.put(new WireKey(table.number(), cookie.role().ordinal(), new TreeMap<>()),
            new ObservedFlow(new WireEntry(cookie.bits(), ""), packets, packets * 100));
        return flows;
    }

    private static SortedMap<WireKey, ObservedFlow> asked(final long packets) {
        final var flow = new FlowEncoder(port -> Optional.empty()).encode(new FlowKey(Table.SELECT,
            Cookie.Role.SELECT.ordinal(), Match.ANY), new FlowEntry(Cookie.of(Cookie.Role.SELECT, SEVEN),
            List.of(new Action.SetField(Field.FILTER, 1), new Action.Resubmit(Table.FILTER_IN)))).orElseThrow();
        return new TreeMap<>(Map.of(flow.key(), new ObservedFlow(flow.entry(), packets, packets * 100)));
    }

    private static SortedMap<WireKey, ObservedFlow> entered(final long packets) {
        return flow(Table.SESSION, Cookie.of(Cookie.Role.SESSION, SEVEN), packets);
    }

    private static SortedMap<WireKey, ObservedFlow> both(final SortedMap<WireKey, ObservedFlow> some,
            final SortedMap<WireKey, ObservedFlow> others) {
        final var all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    private static SortedMap<Integer, ObservedMeter> meters(final Map<Meter.Kind, Integer> packets) {
        final var meters = new TreeMap<Integer, ObservedMeter>();
        packets.forEach((kind, count) -> meters.putAll(counted(new Meter.TooLong(kind, SEVEN), count)));
        return meters;
    }

    private static SortedMap<Integer, ObservedMeter> counted(final Meter meter, final long packets) {
        return new TreeMap<>(Map.of(meter.usualId(), new ObservedMeter(WireMeter.of(meter), packets, packets * 100)));
    }
}
