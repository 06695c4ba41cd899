package io.tapfabric.planner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortSetTest {
    @Test
    void rangesThatMeetAreOne() {
        assertEquals("80-90", PortSet.of(List.of("85-90", "80-82", "83-84")).toString());
        assertEquals("0,80,65535", PortSet.of(List.of("80", "65535", "0", "80-80")).toString());
        assertEquals(PortSet.of(List.of("1-5")), new PortSet(ImmutableRangeSet.of(Range.open(0, 6))));
    }

    @Test
    void everyPortIsNoDemand() {
        assertEquals(PortSet.ALL, PortSet.of(List.of()));
        assertEquals(PortSet.ALL, PortSet.of(List.of("0-1000", "1001-65535")));
        assertEquals("all", PortSet.ALL.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "2-1", "1-65536", "80-", "http", "1-2-3", "99999999999", " 80"})
    void refusesAnythingElse(final String text) {
        assertEquals("port " + text + ", allowed 0 to 65535, as 80 or 8000-8080",
            assertThrows(IllegalArgumentException.class, () -> PortSet.of(List.of(text))).getMessage());
    }

    @Test
    void portsEndAt65535() {
        assertThrows(IllegalArgumentException.class, () -> new PortSet(ImmutableRangeSet.of(Range.closed(1, 65536))));
        assertThrows(IllegalArgumentException.class, () -> new PortSet(ImmutableRangeSet.of(Range.atLeast(1))));
    }
}
