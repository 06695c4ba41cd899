package io.tapfabric.planner.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match.Bits;
import io.tapfabric.planner.model.PortSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ranges become no more masks than they need. */
class RangeMasksTest {
    private static final int WIDTH = 4;

    @Test
    void knownRangesNeedKnownNumbers() {
        assertEquals(30, masks("1-65534").size());
        assertEquals(16, masks("1-65535").size());
        assertEquals(8, masks("1000-2000").size());
        assertEquals(6, masks("8000-8999").size());
        assertEquals(6, masks("1024-65535").size());
        assertEquals(7, masks("32768-60999").size());
        assertEquals(List.of(new Bits(80, 0xffff)), masks("80"));
        assertEquals(List.of(new Bits(0, 0x8000)), masks("0-32767"));
        assertEquals(List.of(), masks("0-65535"));
    }

    @Test
    void neighboursAreOneRange() {
        assertEquals(masks("1000-2000"), masks("1501-2000", "1000-1200", "1100-1500"));
        assertEquals(1, masks("4", "7", "5", "6").size());
    }

    /** Every set of numbers of four bits: all of it, nothing else, nothing twice, and as few blocks as can be. */
    @Test
    void everySmallSetIsExactAndLeast() {
        for (int set = 1; set < (1 << (1 << WIDTH)) - 1; set++) {
            final int its = set;
            final var masks = masks(IntStream.range(0, 1 << WIDTH).filter(number -> (its >> number & 1) != 0)
                .mapToObj(String::valueOf).toArray(String[]::new));
            for (int number = 0; number < 1 << WIDTH; number++) {
                final int value = number;
                assertEquals(set >> number & 1, masks.stream().filter(mask -> mask.matches(value)).count());
            }
            assertEquals(least(set, 0, 1 << WIDTH), masks.size(), () -> Integer.toBinaryString(its));
            assertTrue(masks.stream().noneMatch(mask -> mask.matches(1 << WIDTH)));
        }
    }

    /** How many blocks make up the numbers from {@code first} on that are in a set: one if all are, else halves'. */
    private static int least(final int set, final int first, final int length) {
        final int here = set >> first & (1 << length) - 1;
        return here == 0 ? 0 : here == (1 << length) - 1 ? 1
            : least(set, first, length / 2) + least(set, first + length / 2, length / 2);
    }

    private static List<Bits> masks(final String... ports) {
        return RangeMasks.of(Field.TCP_SRC, PortSet.of(Arrays.asList(ports)).ranges());
    }
}
