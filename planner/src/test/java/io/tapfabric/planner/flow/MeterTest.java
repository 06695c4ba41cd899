package io.tapfabric.planner.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.RateLimit;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {
    /** The largest that the wire has room for. */
    private static final long MAX_RATE = 0xffffffffL;
    /** The largest id that there may be (OFPM_MAX, OpenFlow 1.4 section 6.2). */
    private static final long MAX_ID = 0xffff0000L;
    private static final TapFlowNumber FOUR = new TapFlowNumber(4);

    @ParameterizedTest
    @EnumSource(Meter.Kind.class)
    void rateSaysWhatIsCounted(final Meter.Kind kind) {
        for (int number : new int[] {1, 4, TapFlowNumber.MAX}) {
            final var meter = new Meter.TooLong(kind, new TapFlowNumber(number));
            assertEquals(Optional.of(meter), Meter.find(meter.usualId(), meter.band()));
            assertTrue(meter.band().rate() <= MAX_RATE && meter.usualId() >= 1 && meter.usualId() <= Meter.MAX,
                meter::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 96, 65_535})
    void burstSaysWhatIsLeft(final int octets) {
        for (boolean tunnel : new boolean[] {true, false}) {
            for (int number : new int[] {1, 4, TapFlowNumber.MAX}) {
                final var meter = new Meter.Shortening(tunnel, new TapFlowNumber(number), octets);
                assertEquals(Optional.of(meter), Meter.find(meter.usualId(), meter.band()));
                assertTrue(meter.band().rate() <= MAX_RATE && meter.band().burst().orElseThrow() <= MAX_RATE
                    && meter.usualId() > Meter.MAX && meter.usualId() <= MAX_ID, meter::toString);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RateLimit.Unit.class)
    void idSaysWhoseLimitItIs(final RateLimit.Unit unit) {
        for (int number : new int[] {1, 4, TapFlowNumber.MAX}) {
            final var meter = new Meter.Limiter(new TapFlowNumber(number), new RateLimit(unit, 3_200_000_004L, 1));
            assertEquals(Optional.of(meter), Meter.find(meter.usualId(), meter.band()));
            assertTrue(Meter.Limiter.has(meter.usualId()) && meter.usualId() <= MAX_ID, meter::toString);
        }
        final var band = new Meter.Band(unit, 1, OptionalLong.of(1));
        for (int id : new int[] {1_200_000_000, 1_200_000_001 + TapFlowNumber.MAX, 7}) {
            assertEquals(Optional.empty(), Meter.find(id, band));
        }
        for (var other : List.of(new Meter.Band(unit, 0, OptionalLong.of(1)), new Meter.Band(unit, 1,
                OptionalLong.of(0)), new Meter.Band(unit, 1, OptionalLong.empty()))) {
            assertEquals(Optional.empty(), Meter.find(1_200_000_001, other));
        }
    }

    @Test
    void metersForDifferentThingsHaveDifferentIds() {
        final var ids = Stream.of(1, 2, TapFlowNumber.MAX).map(TapFlowNumber::new).flatMap(number ->
            Stream.concat(Arrays.stream(Meter.Kind.values()).map(kind -> new Meter.TooLong(kind, number)),
                Stream.of(new Meter.Shortening(true, number, 96), new Meter.Shortening(false, number, 96),
                    new Meter.Limiter(number, new RateLimit(RateLimit.Unit.PACKETS, 1, 1)))))
            .map(Meter::usualId).toList();
        assertEquals(ids.size(), new HashSet<>(ids).size(), ids::toString);
    }

    @Test
    void rateIsForPeopleToo() {
        final var meter = new Meter.TooLong(Meter.Kind.CUT_FOR_SINK, FOUR);
        assertEquals("pktps stats bands= type=drop rate=3200000004", meter.band().toString());
        assertEquals(19, meter.usualId());
        final var other = new Meter.Shortening(false, FOUR, 96);
        assertEquals("pktps burst stats bands= type=drop rate=3500000004 burst_size=3000000096",
            other.band().toString());
        assertEquals(1_100_000_004, other.usualId());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2_999_999_999L, 3_000_000_000L, 3_016_777_216L, 3_400_000_001L, MAX_RATE})
    void otherRatesAreNotOurs(final long rate) {
        assertEquals(Optional.empty(), find(rate, OptionalLong.empty()));
    }

    @ParameterizedTest
    @CsvSource({"3300000004,3000000096", "3600000004,3000000096", "3400000004,3000000013", "3400000004,3000065536",
        "3400000004,96", "3400000000,3000000096"})
    void otherBurstsAreNotOurs(final long rate, final long burst) {
        assertEquals(Optional.empty(), find(rate, OptionalLong.of(burst)));
    }

    private static Optional<Meter> find(final long rate, final OptionalLong burst) {
        return Meter.find(7, new Meter.Band(RateLimit.Unit.PACKETS, rate, burst));
    }

    @Test
    void onlyFlowsAboutLengthHaveAKind() {
        assertEquals(Meter.Kind.TOO_LONG_FOR_TUNNEL, Meter.Kind.of(Table.TUNNEL, Cookie.Role.TOO_LONG));
        for (var role : List.of(Cookie.Role.TOO_LONG, Cookie.Role.SHORTENED)) {
            assertThrows(IllegalArgumentException.class, () -> Meter.Kind.of(Table.SESSION, role));
        }
    }
}
