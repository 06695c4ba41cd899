package io.tapfabric.southbound.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.state.HostReport;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostsTest {
    private static final String THERE = "inventory {h1=connected}";

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Hosts hosts = new Hosts(waiting::add, Clock.systemUTC());
    private final Machine machine = new Machine();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void before() {
        hosts.tell(new HostsListener() {
            @Override
            public void inventory(final Inventory inventory) {
                told.add("inventory " + seen(inventory));
            }

            @Override
            public void forgotten(final HostId host, final Inventory inventory) {
                told.add("forgotten " + host + " " + seen(inventory));
            }

            @Override
            public void report(final HostReport report) {
                told.add("report " + report.id());
            }
        });
        hosts.connected(machine);
        run();
        assertEquals(List.of("inventory {}", THERE, "report h1"), told);
        told.clear();
    }

    @Test
    void keepsAHostThatDisconnects() throws Exception {
        hosts.disconnected(machine);
        run();
        assertEquals("inventory {h1=lost}", told.get(0));
        assertTrue(hosts.holdings(Machine.ID).isPresent());
    }

    @Test
    void forgetsNoHostThatIsConnected() throws Exception {
        assertFalse(forget());
        assertEquals(List.of(), told);
        assertTrue(hosts.holdings(Machine.ID).isPresent());
    }

    @Test
    void forgetsAHostThatHasGone() throws Exception {
        hosts.disconnected(machine);
        run();
        told.clear();
        assertTrue(forget());
        assertEquals(List.of("forgotten h1 {}"), told);
        assertTrue(hosts.holdings(Machine.ID).isEmpty());
    }

    /** A host that was there before a restart is known only to others. */
    @Test
    void tellsOfAHostThatItNeverSaw() throws Exception {
        final var forgotten = hosts.forget(HostId.of("h9"));
        run();
        assertTrue(Futures.getDone(forgotten));
        assertEquals(List.of("forgotten h9 " + THERE.replace("inventory ", "")), told);
    }

    @Test
    void hearsNoMoreOfWhatIsForgotten() throws Exception {
        hosts.disconnected(machine);        // leads to a round, whose report comes after what is forgotten
        final var forgotten = hosts.forget(Machine.ID);
        run();
        assertTrue(Futures.getDone(forgotten));
        assertEquals(List.of("inventory {h1=lost}", "forgotten h1 {}"), told);
    }

    @Test
    void knowsAHostAgainThatConnectsAgain() throws Exception {
        hosts.disconnected(machine);
        forget();
        told.clear();
        hosts.connected(machine);
        run();
        assertEquals(List.of(THERE, "report h1"), told);
    }

    private boolean forget() throws Exception {
        final var forgotten = hosts.forget(Machine.ID);
        run();
        return Futures.getDone(forgotten);
    }

    private void run() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static String seen(final Inventory inventory) {
        final var seen = new ArrayList<String>();
        inventory.hosts().forEach((id, host) -> seen.add(id + (host.connected() ? "=connected" : "=lost")));
        return "{" + String.join(", ", seen) + "}";
    }
}
