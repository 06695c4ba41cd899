package io.tapfabric.planner.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CookieTest {
    @Test
    void bitsAreAsDrawn() {
        assertEquals(0x7a9f_0500_0012_3456L, Cookie.of(Role.SESSION, new TapFlowNumber(0x123456)).bits());
        assertEquals(0x7a9f_0000_0000_0000L, Cookie.shared(Role.MISS).bits());
    }

    @Test
    void everyCookieIsFoundAgain() {
        for (var role : Role.values()) {
            final var cookie = Cookie.of(role, new TapFlowNumber(TapFlowNumber.MAX));
            assertEquals(Optional.of(cookie), Cookie.find(cookie.bits()));
        }
    }

    @Test
    void othersCookiesAreNotOurs() {
        assertEquals(Optional.empty(), Cookie.find(0));
        assertEquals(Optional.empty(), Cookie.find(-1));
        assertEquals(Optional.empty(), Cookie.find(0x7a9e_0500_0000_0001L), "mark");
        assertEquals(Optional.empty(), Cookie.find(0x7a9f_0500_0100_0001L), "unused bits");
        assertEquals(Optional.empty(), Cookie.find(0x7a9f_0000_0000_0000L | (long) Role.values().length << 40), "role");
    }

    @Test
    void numberMustFit() {
        assertThrows(IllegalArgumentException.class, () -> new Cookie(Role.SESSION, TapFlowNumber.MAX + 1));
        assertThrows(IllegalArgumentException.class, () -> new Cookie(Role.SESSION, -1));
    }
}
