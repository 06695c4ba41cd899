package io.tapfabric.planner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VlanModeTest {
    private static final VlanMode TEN = new VlanMode.Access(10);
    private static final VlanMode TWENTY = new VlanMode.Access(20);
    private static final VlanMode SOME = new VlanMode.Trunk(new TreeSet<>(List.of(10, 30)));

    @Test
    void carriesWhatItNamesOrAll() {
        assertTrue(TEN.carries(10));
        assertFalse(TEN.carries(0));
        assertTrue(SOME.carries(30));
        assertFalse(SOME.carries(0));
        assertTrue(VlanMode.Trunk.ALL.carries(0) && VlanMode.Trunk.ALL.carries(4095));
        assertEquals(Set.of(10), TEN.named());
        assertEquals(Set.of(), VlanMode.Trunk.ALL.named());
    }

    @Test
    void guestBehindAnAccessPortSeesNoTag() {
        assertTrue(TEN.untags(10));
        assertFalse(SOME.untags(10));
        assertFalse(VlanMode.Trunk.ALL.untags(10));
        assertTrue(VlanMode.Trunk.ALL.untags(0));
    }

    @Test
    void portsMeetInACommonVlan() {
        assertTrue(TEN.meets(TEN));
        assertFalse(TEN.meets(TWENTY));
        assertTrue(TEN.meets(SOME) && SOME.meets(TEN));
        assertFalse(TWENTY.meets(SOME));
        assertTrue(TWENTY.meets(VlanMode.Trunk.ALL) && VlanMode.Trunk.ALL.meets(TWENTY));
    }
}
