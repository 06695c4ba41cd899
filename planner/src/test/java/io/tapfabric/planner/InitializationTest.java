package io.tapfabric.planner;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class InitializationTest {
    @Test
    void noTypeNeedsItsSubtypeFirst() throws IOException {
        Initialization.check("io.tapfabric.planner", 200);
    }
}
