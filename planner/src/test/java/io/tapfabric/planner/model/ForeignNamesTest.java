package io.tapfabric.planner.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that others gave, held to what the YANG model takes. */
class ForeignNamesTest {
    @Test
    void findsFitNames() {
        assertEquals(Optional.of(PortName.of("tap0-é")), PortName.find("tap0-é"));
        assertEquals(Optional.of(PortName.of("p".repeat(64))), PortName.find("p".repeat(64)));
        assertEquals(Optional.of(HostId.of("host 1/a")), HostId.find("host 1/a"));
        assertEquals(Optional.of(HostId.of("h".repeat(255))), HostId.find("h".repeat(255)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a\tb", "a\0", "\033[2J", "\177"})
    void missesUnfitPortNames(final String text) {
        assertEquals(Optional.empty(), PortName.find(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "a\nb", "a\0", "\033[2J", "\177"})
    void missesUnfitHosts(final String text) {
        assertEquals(Optional.empty(), HostId.find(text));
    }

    @Test
    void missesOverlongNames() {
        assertEquals(Optional.empty(), PortName.find("p".repeat(65)));
        assertEquals(Optional.empty(), HostId.find("h".repeat(256)));
    }
}
