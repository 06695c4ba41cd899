package io.tapfabric.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final int APART = Meter.MAX / Meter.Kind.values().length;

    private static Meter.TooLong meter(final Meter.Kind kind, final int number) {
        return new Meter.TooLong(kind, new TapFlowNumber(number));
    }

    @Test
    void theLaterOfTwoTakesTheNextThatIsFree() {
        final var meters = new Meters();
        assertEquals(OptionalInt.of(5), meters.add(meter(Meter.Kind.CUT_FOR_TUNNEL, 1)));
        assertEquals(OptionalInt.of(7), meters.add(meter(Meter.Kind.CUT_FOR_SINK, 1)));
        assertEquals(OptionalInt.of(6), meters.add(meter(Meter.Kind.CUT_FOR_TUNNEL, 1 + APART)));
        assertEquals(OptionalInt.of(8), meters.add(meter(Meter.Kind.CUT_FOR_SINK, 1 + APART)));
        assertEquals(List.of(5, 6, 7, 8), List.copyOf(meters.byId().keySet()));
    }

    @Test
    void theFirstFollowsTheLast() {
        final var meters = new Meters();
        assertEquals(OptionalInt.of(Meter.MAX), meters.add(meter(Meter.Kind.TOO_LONG_FOR_SINK, APART - 1)));
        assertEquals(OptionalInt.of(1), meters.add(meter(Meter.Kind.TOO_LONG_FOR_SINK, 2 * APART - 1)));
    }

    @Test
    void whenThereAreNoMoreNobodyCounts() {
        final var meters = new Meters();
        for (int number = 1; number <= Meter.MAX; number++) {
            meters.add(meter(Meter.Kind.CUT_FOR_TUNNEL, number));
        }
        assertEquals(Meter.MAX, meters.byId().size());
        assertEquals(OptionalInt.empty(), meters.add(meter(Meter.Kind.CUT_FOR_TUNNEL, Meter.MAX + 1)));
    }
}
