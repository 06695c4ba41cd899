package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.world.Fabric;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which of several tap-flows with a priority takes a packet. vm1 has MAC address 1, and so on; vm5 and vm6 are in VLAN
 * 10.
 */
class PrioritisedCopiesTest {
    private static final String WORLD = """
        host h1
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
        port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
        port h1 br-int v-vm3 id=vm3 mac=02:00:00:00:00:03
        port h1 br-int v-bare id=bare
        port h1 br-int v-vm4 id=vm4 mac=02:00:00:00:00:04 trunk=10
        port h1 br-int v-vm5 id=vm5 mac=02:00:00:00:00:05 access=10
        port h1 br-int v-vm6 id=vm6 mac=02:00:00:00:00:06 access=10
        port h1 brtap probe1 id=probe1
        port h1 brtap probe2 id=probe2
        port h1 brtap probe3 id=probe3
        tap-service a id=probe1
        tap-service b id=probe2
        tap-service c id=probe3
        filter 1 low
        rule low IN 1 accept proto=17 ports=0-99
        rule low OUT 1 accept proto=17 ports=0-99
        filter 2 even
        rule even IN 1 accept proto=17 ports=2,80,200
        rule even OUT 1 accept proto=17 ports=2,80,200
        filter 3 not-53
        rule not-53 IN 1 reject proto=17 ports=53
        rule not-53 IN 2 accept proto=17 ports=50-59
        filter 4 not-53-but accept
        rule not-53-but IN 1 reject proto=17 ports=53
        filter 5 sent
        rule sent OUT 1 accept proto=17 ports=53
        rule sent IN 1 accept proto=17 ports=80
        """;

    private static Scene scene(final String tapFlows) {
        return Scene.of(WORLD + tapFlows);
    }

    /**
     * Sessions A of priority 1 and B of priority 2 on one source: what meets the rules of both matches those of A, and
     * not those of B; what meets no rule is not mirrored (Huawei Cloud, Traffic Mirroring Overview, figure 2).
     */
    @Test
    void huaweiSessionOrder() {
        final var scene = scene("""
            tap-flow 1 b IN id=vm1 to=b filter=even priority=2
            tap-flow 2 a IN id=vm1 to=a filter=low priority=1
            """);
        scene.judged("h1/v-vm2", "2", "1", 80, "2@h1/probe1");
        scene.judged("h1/v-vm2", "2", "1", 81, "2@h1/probe1");
        scene.judged("h1/v-vm2", "2", "1", 200, "1@h1/probe2");
        scene.judged("h1/v-vm2", "2", "1", 201);
    }

    /** Rule A rejects, and so ends it for all sessions that come after (same page, unique match, and figure 3). */
    @Test
    void huaweiRejectIsAMatch() {
        final var scene = scene("""
            tap-flow 1 a IN id=vm1 to=a filter=not-53 priority=1
            tap-flow 2 b IN id=vm1 to=b filter=low priority=2
            """);
        scene.judged("h1/v-vm2", "2", "1", 53);
        scene.judged("h1/v-vm2", "2", "1", 54, "1@h1/probe1");
        scene.judged("h1/v-vm2", "2", "1", 80, "2@h1/probe2");
    }

    /**
     * The session number is the order in which sessions of an interface are evaluated, 1 to 32766; the first with a
     * matching filter mirrors the packet, and it is mirrored once (AWS, CreateTrafficMirrorSession, and Traffic Mirror
     * sessions). The tap-flows are made in another order.
     */
    @Test
    void awsSessionNumbers() {
        final var scene = scene("""
            tap-flow 1 last BOTH id=vm1 to=c priority=32766
            tap-flow 2 first BOTH id=vm1 to=a filter=sent priority=1
            tap-flow 3 middle BOTH id=vm1 to=b filter=low priority=100
            """);
        scene.judged("h1/v-vm1", "1", "2", 53, "2@h1/probe1");
        scene.judged("h1/v-vm1", "1", "2", 80, "3@h1/probe2");
        scene.judged("h1/v-vm1", "1", "2", 443, "1@h1/probe3");
        scene.judged("h1/v-vm2", "2", "1", 80, "2@h1/probe1");
        scene.judged("h1/v-vm2", "2", "1", 53, "3@h1/probe2");
    }

    @Test
    void aDefaultThatAcceptsTakesEverything() {
        final var scene = scene("""
            tap-flow 1 f1 IN id=vm1 to=a filter=not-53-but priority=5
            tap-flow 2 f2 IN id=vm1 to=b priority=6
            """);
        scene.judged("h1/v-vm2", "2", "1", 53);
        scene.judged("h1/v-vm2", "2", "1", 80, "1@h1/probe1");
    }

    @Test
    void withoutAPriorityEachGetsItsCopy() {
        final var scene = scene("""
            tap-flow 1 f1 IN id=vm1 to=a filter=low
            tap-flow 2 f2 IN id=vm1 to=b filter=low priority=6
            tap-flow 3 f3 IN id=vm1 to=c filter=low
            """);
        scene.judged("h1/v-vm2", "2", "1", 80, "1@h1/probe1", "2@h1/probe2", "3@h1/probe3");
    }

    @Test
    void ofOnePriorityTheLowerNumberTakesIt() {
        final var scene = scene("""
            tap-flow 7 f7 IN id=vm1 to=a priority=6
            tap-flow 3 f3 IN id=vm1 to=b priority=6
            """);
        scene.judged("h1/v-vm2", "2", "1", 80, "3@h1/probe2");
    }

    @Test
    void sourcesAreApart() {
        final var scene = scene("""
            tap-flow 1 f1 IN id=vm1 to=a priority=1
            tap-flow 2 f2 IN id=vm2 to=b priority=2
            """);
        scene.judged("h1/v-vm3", "3", "*", 80, "1@h1/probe1", "2@h1/probe2");
    }

    @Test
    void whatAGroupReceivesAtOnceIsTakenOnce() {
        final var scene = scene("""
            tap-flow 1 f1 IN id=vm1 to=a filter=low priority=1
            tap-flow 2 f2 IN id=vm1 id=vm2 to=b priority=2
            """);
        scene.judged("h1/v-vm3", "3", "*", 80, "1@h1/probe1");
        scene.judged("h1/v-vm3", "3", "2", 80, "2@h1/probe2");
        scene.judged("h1/v-vm3", "3", "*", 200, "2@h1/probe2");
    }

    @Test
    void whatOneSendsToManyItDoesNotTake() {
        final var scene = scene("""
            tap-flow 1 f1 BOTH id=vm1 to=a filter=low priority=1
            tap-flow 2 f2 IN id=vm1 to=b priority=2
            tap-flow 3 f3 IN id=vm1 id=vm2 to=c priority=3
            """);
        scene.judged("h1/v-vm1", "1", "*", 80, "1@h1/probe1", "3@h1/probe3");
    }

    @Test
    void whatOneSourceSendsToAnotherIsTakenAsSent() {
        final var scene = scene("""
            tap-flow 1 f1 BOTH id=vm1 id=vm2 to=a filter=sent priority=1
            tap-flow 2 f2 IN id=vm2 to=b priority=2
            """);
        scene.judged("h1/v-vm1", "1", "2", 53, "1@h1/probe1");
        scene.judged("h1/v-vm1", "1", "2", 80, "2@h1/probe2");
        scene.judged("h1/v-vm3", "3", "2", 80, "1@h1/probe1");
    }

    /** A copy has the tag then that one of the group's guests sees. */
    @Test
    void guestsThatSeeATagAndGuestsThatDoNot() {
        final var scene = scene("""
            tap-flow 1 f1 IN id=vm4 id=vm5 to=a filter=even priority=2
            tap-flow 2 f2 IN id=vm5 to=b filter=low priority=1
            """);
        scene.judged("h1/v-vm6", "6", "*", 80, "2@h1/probe2.10");
        scene.judged("h1/v-vm6", "6", "*", 200, "1@h1/probe1.10");
        scene.judged("h1/v-vm6", "6", "5", 80, "2@h1/probe2");
    }

    @Test
    void onABridgeThoseWhoWantSomePacketsTakeTurnsToo() {
        final var scene = scene("""
            tap-flow 1 f1 OUT station=02:00:00:00:00:01 bridge=h1/br-int/20 to=a filter=low priority=1
            tap-flow 2 f2 OUT station=02:00:00:00:00:01 to=b priority=2
            tap-flow 3 f3 OUT bridge=h1/br-int to=c priority=3
            """);
        scene.judged("h1/v-vm1", "1", "2", 80, "1@h1/probe1", "3@h1/probe3");
        scene.judged("h1/v-vm1", "1", "2", 200, "2@h1/probe2", "3@h1/probe3");
        scene.judged("h1/v-vm2", "2", "1", 80, "3@h1/probe3");
    }

    @Test
    void aNicWithoutAddressHasALaneForEachDirection() {
        final var scene = scene("""
            tap-flow 1 f1 BOTH id=bare to=a filter=sent priority=1
            tap-flow 2 f2 IN id=bare to=b priority=2
            """);
        scene.judged("h1/v-bare", "9", "2", 53, "1@h1/probe1");
        scene.judged("h1/v-vm2", "2", "9", 80, "1@h1/probe1");
        scene.judged("h1/v-vm2", "2", "9", 53, "2@h1/probe2");
    }

    @Test
    void thoseThatCannotWaitForEachOtherAreRefused() {
        assertEquals(List.of(Problem.Code.PRIORITIES_APART), problems("BOTH bridge=h1/br-int to=a priority=1",
            "OUT bridge=h1/br-int to=b priority=2"));
        assertEquals(List.of(Problem.Code.PRIORITIES_APART), problems("OUT id=vm1 bridge=h1/br-int to=a priority=1",
            "OUT id=vm1 to=b priority=2"));
        assertEquals(List.of(), problems("OUT bridge=h1/br-int to=a priority=1",
            "IN bridge=h1/br-int to=b priority=2"));
        assertEquals(List.of(), problems("BOTH bridge=h1/br-int to=a priority=1", "OUT bridge=h1/br-int to=b"));
        assertEquals(List.of(), problems("BOTH bridge=h1/br-int to=a", "OUT bridge=h1/br-int to=b priority=2"));
    }

    @Test
    void oneSourceIsCopiedToOneSinkAgainIfFilterOrPriorityDiffer() {
        assertEquals(List.of(Problem.Code.SOURCE_DUPLICATE), problems("OUT id=vm1 to=a", "IN port=h1/v-vm1 to=a"));
        assertEquals(List.of(Problem.Code.SOURCE_DUPLICATE), problems("OUT id=vm1 to=a priority=1",
            "OUT port=h1/v-vm1 to=a priority=1"));
        assertEquals(List.of(), problems("OUT id=vm1 to=a priority=1", "OUT port=h1/v-vm1 to=a priority=2"));
        assertEquals(List.of(), problems("OUT id=vm1 to=a", "OUT port=h1/v-vm1 to=a priority=2"));
        assertEquals(List.of(), problems("OUT id=vm1 to=a", "OUT port=h1/v-vm1 to=a filter=sent"));
    }

    /** The problems of the second. */
    private static List<Problem.Code> problems(final String first, final String second) {
        return Fabric.of(WORLD + "tap-flow 1 f1 " + first + "\ntap-flow 2 f2 " + second).plan().flows()
            .get(TapFlowId.of("f2")).allProblems().stream().map(Problem::code).toList();
    }
}
