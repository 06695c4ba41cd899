package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    @ParameterizedTest
    @CsvSource({"2.17.9, MIRRORS_FIRST", "3.1.0, MIRRORS_FIRST", "3.3.90-dev, MIRRORS_FIRST", "3.4.0, FLOWS_FIRST",
        "3.10.1, FLOWS_FIRST", "4.0, FLOWS_FIRST", "'', FLOWS_FIRST", "unknown, FLOWS_FIRST", "3, FLOWS_FIRST"})
    void followsTheVersion(final String version, final Order order) {
        assertEquals(order, Order.of(version));
    }
}
