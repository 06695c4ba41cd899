package io.tapfabric.planner.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CaveatsTest {
    private static final HostId HOST = HostId.of("h1");
    private static final Fabric FABRIC = Fabric.of("""
        host h1
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
        port h1 brtap v-probe id=probe
        tap-service s id=probe
        tap-flow 1 f BOTH id=vm1 to=s
        """);
    private static final Plan PLAN = FABRIC.plan();
    private static final Plan OTHER = Fabric.of("host h1\nport h1 br-int v-vm1").plan();
    private static final List<String> UNCONFIRMED =
        List.of("Host h1 has not confirmed the newest plan: until then it may do something else.");
    private static final List<String> UNCONNECTED =
        List.of("Host h1 is not connected: it goes on with what it had, unseen.");

    @Test
    void noneIfTheHostHasWhatIsPlannedForIt() {
        assertEquals(List.of(), caveats(true, Optional.of(PLAN), Set.of(), List.of()));
        assertEquals(List.of(), Caveats.of(PLAN, Map.of(), Set.of()));
    }

    @Test
    void aHostThatHasSomethingElse() {
        assertEquals(UNCONFIRMED, caveats(true, Optional.of(OTHER), Set.of(), List.of()));
        assertEquals(UNCONFIRMED, caveats(true, Optional.empty(), Set.of(), List.of()));
        assertEquals(UNCONFIRMED, caveats(true, Optional.of(PLAN), Set.of(PortName.of("v-probe")), List.of()));
        assertEquals(UNCONFIRMED, caveats(true, Optional.of(PLAN), Set.of(),
            List.of(new Refusal("no", new TreeSet<>()))));
    }

    @Test
    void aHostThatIsNotConnected() {
        assertEquals(UNCONNECTED, caveats(false, Optional.of(PLAN), Set.of(), List.of()));
        assertEquals(UNCONNECTED, Caveats.of(PLAN, Map.of(), Set.of(HOST)));
    }

    @Test
    void nothingIsPlannedYet() {
        assertEquals(List.of("Nothing is planned yet: the controller waits for hosts that it knew before it started."),
            Caveats.of(Plan.NONE, Map.of(), Set.of()));
    }

    private static List<String> caveats(final boolean connected, final Optional<Plan> applied,
            final Set<PortName> waiting, final List<Refusal> refusals) {
        return Caveats.of(PLAN, Map.of(HOST, new HostReport(FABRIC.inventory().hosts().get(HOST), Optional.empty(),
            "192.0.2.1", "3.1.0", "8.3.1", connected, applied, new TreeSet<>(waiting), new TreeSet<>(),
            new TreeSet<>(), Counters.NONE, refusals, Optional.empty(), Optional.empty())), Set.of(HOST));
    }
}
