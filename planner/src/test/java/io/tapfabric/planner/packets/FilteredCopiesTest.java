package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which copies a filter lets pass. Ports 53 and 80 tell datagrams; vm1 has MAC address 1, and so on. */
class FilteredCopiesTest {
    private static final String WORLD = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
        port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
        port h1 br-int v-vm3 id=vm3 mac=02:00:00:00:00:03
        port h1 br-int v-bare id=bare
        port h2 br-int uplink
        port h1 brtap v-probe1 id=probe1
        port h2 brtap v-probe2 id=probe2
        tap-service here id=probe1
        tap-service there id=probe2
        filter 1 split
        rule split OUT 10 accept proto=17 ports=53
        rule split IN 10 accept proto=17 ports=80
        filter 2 web
        rule web OUT 10 accept proto=17 ports=80
        rule web IN 10 accept proto=17 ports=80
        filter 3 web-again
        rule web-again OUT 10 accept proto=17 ports=80
        rule web-again IN 10 accept proto=17 ports=80
        filter 4 all accept
        """;

    private static Scene scene(final String tapFlows) {
        return Scene.of(WORLD + tapFlows);
    }

    @Test
    void outRulesJudgeWhatIsSentAndInRulesWhatIsReceived() {
        final var scene = scene("tap-flow 1 f1 BOTH id=vm1 to=there filter=split");
        scene.judged("h1/v-vm1", "1", "2", 53, "1@h2/v-probe2");
        scene.judged("h1/v-vm1", "1", "2", 80);
        scene.judged("h1/v-vm2", "2", "1", 80, "1@h2/v-probe2");
        scene.judged("h1/v-vm2", "2", "1", 53);
        scene.judged("h1/v-vm2", "2", "*", 80, "1@h2/v-probe2");
    }

    @Test
    void tapFlowsOnOneSourceAreJudgedApart() {
        final var scene = scene("""
            tap-flow 1 f1 BOTH id=vm1 to=here filter=split
            tap-flow 2 f2 OUT id=vm1 to=there filter=web
            tap-flow 3 f3 BOTH id=vm2 to=there
            """);
        scene.judged("h1/v-vm1", "1", "2", 53, "1@h1/v-probe1", "3@h2/v-probe2");
        scene.judged("h1/v-vm1", "1", "2", 80, "2@h2/v-probe2", "3@h2/v-probe2");
    }

    @Test
    void whatOneSourceSendsToAnotherIsJudgedAsSent() {
        final var scene = scene("tap-flow 1 f1 BOTH id=vm1 id=vm2 to=here filter=split");
        scene.judged("h1/v-vm1", "1", "2", 53, "1@h1/v-probe1");
        scene.judged("h1/v-vm1", "1", "2", 80);
        scene.judged("h1/v-vm3", "3", "2", 80, "1@h1/v-probe1");
    }

    @Test
    void stationsOfABridgeLikewise() {
        final var scene = scene("tap-flow 1 f1 BOTH station=02:00:00:00:00:01@h1 station=02:00:00:00:00:02@h1 to=here "
            + "filter=split");
        scene.judged("h1/v-vm1", "1", "2", 53, "1@h1/v-probe1");
        scene.judged("h1/v-vm1", "1", "2", 80);
        scene.judged("h1/v-vm3", "3", "2", 80, "1@h1/v-probe1");
        scene.judged("h1/v-vm3", "3", "2", 53);
    }

    @Test
    void packetsOfABridgeAreJudgedAsTheyEnter() {
        final var scene = scene("tap-flow 1 f1 BOTH bridge=h1/br-int to=here filter=split");
        scene.judged("h1/v-vm1", "1", "2", 53, "1@h1/v-probe1");
        scene.judged("h1/v-vm1", "1", "2", 80);
    }

    @Test
    void aLaneOfBothDirectionsIsToldByTheSender() {
        final var scene = scene("""
            port h1 br-int v-twin id=twin mac=02:00:00:00:00:01
            tap-flow 1 f1 BOTH id=vm1 to=here filter=split
            """);
        scene.judged("h1/v-vm1", "1", "2", 53, "1@h1/v-probe1");
        scene.judged("h1/v-vm1", "1", "2", 80);
    }

    @Test
    void aNicWithoutAddressIsCopiedIfTheFilterSaysTheSameOfBoth() {
        final var scene = scene("tap-flow 1 f1 BOTH id=bare to=here filter=web");
        scene.judged("h1/v-bare", "7", "2", 80, "1@h1/v-probe1");
        scene.judged("h1/v-bare", "7", "2", 53);
        assertEquals(List.of(Problem.Code.DIRECTION_UNKNOWN), problems("BOTH id=bare to=here filter=split"));
        assertEquals(List.of(), problems("IN id=bare to=here filter=split"));
    }

    @Test
    void withoutItsFilterNothingIsCopied() {
        assertEquals(List.of(Problem.Code.FILTER_NOT_FOUND), problems("IN id=vm1 to=here filter=gone"));
    }

    private static List<Problem.Code> problems(final String tapFlow) {
        return Fabric.of(WORLD + "tap-flow 1 f1 " + tapFlow).plan().flows().get(TapFlowId.of("f1")).parts().stream()
            .flatMap(part -> part.problems().stream()).map(Problem::code).toList();
    }

    @Test
    void filtersThatSayTheSameShareTheirFlows() {
        assertEquals(6, filterFlows("tap-flow 1 f1 BOTH id=vm1 to=here filter=web"));
        assertEquals(6, filterFlows("""
            tap-flow 1 f1 BOTH id=vm1 to=here filter=web-again
            tap-flow 2 f2 BOTH id=vm2 to=here filter=web
            """));
        assertEquals(8, filterFlows("""
            tap-flow 1 f1 BOTH id=vm1 to=here filter=web
            tap-flow 2 f2 BOTH id=vm2 to=here filter=all
            """));
    }

    /** How many flows the filters of h1 have, without the miss flows. */
    private static long filterFlows(final String tapFlows) {
        return Fabric.of(WORLD + tapFlows).plan().host(HostId.of("h1")).flows().keySet().stream()
            .filter(key -> key.table() == Table.FILTER_OUT || key.table() == Table.FILTER_IN)
            .filter(key -> key.priority() > 0).count();
    }
}
