package io.tapfabric.planner.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {
    /** The largest that the wire has room for. */
    private static final long MAX_RATE = 0xffffffffL;

    @ParameterizedTest
    @EnumSource(Meter.Kind.class)
    void rateSaysWhatIsCounted(final Meter.Kind kind) {
        for (int number : new int[] {1, 4, TapFlowNumber.MAX}) {
            final var meter = new Meter(kind, new TapFlowNumber(number));
            assertEquals(Optional.of(meter), Meter.find(meter.rate()));
            assertTrue(meter.rate() <= MAX_RATE && meter.usualId() >= 1 && meter.usualId() <= Meter.MAX,
                meter::toString);
        }
    }

    @Test
    void rateIsForPeopleToo() {
        final var meter = new Meter(Meter.Kind.CUT_FOR_SINK, new TapFlowNumber(4));
        assertEquals("pktps stats bands= type=drop rate=3200000004", meter.toString());
        assertEquals(19, meter.usualId());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2_999_999_999L, 3_000_000_000L, 3_016_777_216L, 3_400_000_001L, MAX_RATE})
    void otherRatesAreNotOurs(final long rate) {
        assertEquals(Optional.empty(), Meter.find(rate));
    }

    @Test
    void onlyFlowsAboutLengthHaveAKind() {
        assertEquals(Meter.Kind.TOO_LONG_FOR_TUNNEL, Meter.Kind.of(Table.TUNNEL, Cookie.Role.TOO_LONG));
        assertThrows(IllegalArgumentException.class, () -> Meter.Kind.of(Table.SESSION, Cookie.Role.TOO_LONG));
    }
}
