package io.tapfabric.planner.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Copies leave enough of what Open vSwitch allows for one packet to the packet itself, and to bridges of others. */
class LimitsTest {
    @Test
    void halfOfTheResubmitsIsLeftToOthers() {
        final int ours = Limits.MIRRORS_PER_BRIDGE * Limits.RESUBMITS_PER_LANE
            + Limits.COPIES_PER_PACKET * Limits.RESUBMITS_PER_COPY;
        assertTrue(ours <= Limits.RESUBMITS_PER_PACKET / 2, () -> ours + " resubmits");
    }

    @Test
    void aQuarterOfTheActionsIsLeftToOthers() {
        final int ours = Limits.COPIES_PER_PACKET * Limits.ACTION_OCTETS_PER_COPY;
        assertTrue(ours <= Limits.ACTION_OCTETS_PER_PACKET / 4 * 3, () -> ours + " octets");
    }
}
