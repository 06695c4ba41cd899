package io.tapfabric.planner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @Test
    void textAndBitsAgree() {
        assertEquals(0x0a0b_0c0d_0e0fL, MacAddress.of("0A:0b:0c:0d:0e:0f").bits());
        assertEquals("0a:0b:0c:0d:0e:0f", new MacAddress(0x0a0b_0c0d_0e0fL).toString());
        assertEquals("00:00:00:00:00:00", new MacAddress(0).toString());
        assertEquals("ff:ff:ff:ff:ff:ff", new MacAddress(0xffff_ffff_ffffL).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02:00:00:00:00", "02:00:00:00:00:01:02", "02-00-00-00-00-01", "02:00:00:00:00:0g",
        "2:0:0:0:0:1", " 02:00:00:00:00:01"})
    void otherTextIsNoAddress(final String text) {
        assertEquals(Optional.empty(), MacAddress.find(text));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MacAddress.of(text)).getMessage()
            .contains(text));
    }

    @Test
    void bitsMustFit() {
        assertThrows(IllegalArgumentException.class, () -> new MacAddress(1L << 48));
        assertThrows(IllegalArgumentException.class, () -> new MacAddress(-1));
    }

    @Test
    void groupBitMakesMulticast() {
        assertTrue(MacAddress.of("01:00:5e:00:00:fb").multicast());
        assertTrue(MacAddress.of("ff:ff:ff:ff:ff:ff").multicast());
        assertFalse(MacAddress.of("02:00:00:00:00:01").multicast());
    }
}
