package io.tapfabric.planner.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Copies leave enough of what Open vSwitch allows for one packet to the packet itself, and to bridges of others. */
class LimitsTest {
    /** Over all bridges that the packet passes ({@code MAX_RESUBMITS}). */
    private static final int RESUBMITS_PER_PACKET = 4096;
    /** {@code UINT16_MAX}. */
    private static final int ACTION_OCTETS_PER_PACKET = 65_535;

    @Test
    void almostAThirdOfTheResubmitsIsLeftToOthers() {
        final int ours = Limits.MIRRORS_PER_BRIDGE * Limits.RESUBMITS_PER_LANE + Limits.RESUBMITS;
        assertTrue(ours <= RESUBMITS_PER_PACKET * 0.7, () -> ours + " resubmits");
    }

    @Test
    void aQuarterOfTheActionsIsLeftToOthers() {
        assertTrue(Limits.ACTION_OCTETS <= ACTION_OCTETS_PER_PACKET / 4 * 3);
    }
}
