package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules hold from the first commit that a door lets in.
 */
@EndToEnd
class FirstCommitTest {
    private static final String BROKEN = """
        {"tapfabric:tap-flow": [{"id": "first", "tap-service": ["nowhere"],
          "source": [{"id": "s", "vnic": {"iface-id": "a"}}]}]}""";

    @Test
    @DisplayName("a commit that breaks a rule is refused from the first answer on")
    void noCommitIsUnchecked(final Scenario scenario) {
        final var restconf = scenario.restconf();
        final var controller = scenario.controller();
        controller.stop();
        final var statuses = new TreeSet<Integer>();
        final var started = new AtomicBoolean();
        final var knocking = CompletableFuture.runAsync(() -> {
            while (!started.get()) {
                statuses.add(restconf.put("tapfabric:taps/tap-flow=first", BROKEN).status());
            }
        });
        controller.start();
        started.set(true);
        knocking.join();
        statuses.add(restconf.put("tapfabric:taps/tap-flow=first", BROKEN).status());
        statuses.removeAll(Set.of(0, 401, 404, 503));     // nobody there yet: no web server, no login, no RESTCONF
        assertEquals("[409]", statuses.toString());
        assertEquals(409, restconf.config("tapfabric:taps/tap-flow=first").status(), "nothing is stored");
    }
}
