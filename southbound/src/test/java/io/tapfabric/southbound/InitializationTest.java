package io.tapfabric.southbound;

import io.tapfabric.planner.Initialization;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InitializationTest {
    @Test
    void noTypeNeedsItsSubtypeFirst() throws IOException {
        Initialization.check("io.tapfabric.southbound", 120);
    }
}
