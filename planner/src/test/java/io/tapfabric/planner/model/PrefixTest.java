package io.tapfabric.planner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @ParameterizedTest
    @CsvSource({"10.1.0.0/16, 10.1.0.0/16", "0.0.0.0/0, 0.0.0.0/0", "255.255.255.255, 255.255.255.255/32",
        "128.0.0.0/1, 128.0.0.0/1", "2001:DB8:0::/32, 2001:db8::/32", "::/0, ::/0", "8000::/1, 8000::/1",
        "::1, ::1/128", "2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::/65", "fe80::ff00/120, fe80::ff00/120"})
    void readsWhatItWrites(final String text, final String written) {
        assertEquals(written, Prefix.of(text).toString());
        assertEquals(Prefix.of(text), Prefix.of(written));
    }

    @Test
    void bitsAreWhereTheyBelong() {
        assertEquals(new Prefix(Family.IPV4, new Ipv6Address(0, 0x0a010000L), 16), Prefix.of("10.1.0.0/16"));
        assertEquals(new Ipv6Address(0, 0xffff0000L), Prefix.of("10.1.0.0/16").mask());
        assertEquals(new Ipv6Address(0, 0), Prefix.of("0.0.0.0/0").mask());
        assertEquals(new Prefix(Family.IPV6, new Ipv6Address(0x20010db8L << 32, 1), 128), Prefix.of("2001:db8::1"));
        assertEquals(new Ipv6Address(-1, 0), Prefix.of("2001:db8::/64").mask());
        assertEquals(new Ipv6Address(-1, 1L << 63), Prefix.of("2001:db8::/65").mask());
        assertEquals(new Ipv6Address(0, 0), Prefix.of("::/0").mask());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "10.0.0.1/24", "10.0.0.0/-1", "2001:db8::/129",
        "2001:db8::1/64", "::ffff:10.0.0.1", "::ffff:10.0.0.0/24", "fe80::1%eth0", "host", "10.0.0.0/8 ", "1/2/3"})
    void refusesAnythingElse(final String text) {
        final var refusal = assertThrows(IllegalArgumentException.class, () -> Prefix.of(text)).getMessage();
        assertTrue(refusal.contains("prefix") && refusal.contains("allowed"), refusal);
    }

    @Test
    void saysWhichPrefixMayHaveBeenMeant() {
        assertEquals("prefix 10.0.0.1/24, allowed 10.0.0.0/24: no bits behind its length",
            assertThrows(IllegalArgumentException.class, () -> Prefix.of("10.0.0.1/24")).getMessage());
    }
}
