package io.tapfabric.planner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which priorities a tap-flow may have. */
class TapFlowPriorityTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 32_767, 65_536})
    void othersAreRefused(final int value) {
        assertEquals("priority " + value + ", allowed 1 to 32766",
            assertThrows(IllegalArgumentException.class, () -> new TapFlowPriority(value)).getMessage());
    }

    @Test
    void theLowestComesFirst() {
        assertEquals(-1, new TapFlowPriority(1).compareTo(new TapFlowPriority(32_766)));
        assertEquals(0, new TapFlowPriority(7).compareTo(new TapFlowPriority(7)));
    }
}
