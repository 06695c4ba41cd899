package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which copies there are, case by case. vm1 has MAC address 1, and so on; probes are sinks. */
class CopiesTest {
    private static final String HOSTS = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        port h1 br-int uplink
        port h2 br-int uplink
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
        port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
        port h1 br-int v-vm3 id=vm3 mac=02:00:00:00:00:03
        port h2 br-int v-vm4 id=vm4 mac=02:00:00:00:00:04
        port h1 brtap v-probe1 id=probe1
        port h1 brtap v-probe3 id=probe3
        port h2 brtap v-probe2 id=probe2
        tap-service here id=probe1
        tap-service here2 id=probe3
        tap-service there id=probe2
        """;

    private static final String VLANS = """
        host h1 tunnel=172.31.0.1
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01 access=10
        port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02 access=10
        port h1 br-int v-vm3 id=vm3 mac=02:00:00:00:00:03 access=20
        port h1 br-int v-vm4 id=vm4 mac=02:00:00:00:00:04 trunk=10,20
        port h1 br-int v-vm5 id=vm5 mac=02:00:00:00:00:05
        port h1 brtap v-probe1 id=probe1
        tap-service here id=probe1
        """;

    private static Scene scene(final String tapFlows) {
        return Scene.of(HOSTS + tapFlows);
    }

    @Test
    void inIsWhatTheGuestReceives() {
        final var scene = scene("tap-flow 1 f1 IN id=vm1 to=here");
        scene.copies("h1/v-vm2", "2", "1", "1@h1/v-probe1");
        scene.copies("h1/v-vm1", "1", "2");
        scene.copies("h1/v-vm2", "2", "3");
    }

    @Test
    void outIsWhatTheGuestSends() {
        final var scene = scene("tap-flow 1 f1 OUT id=vm1 to=here");
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "1");
        scene.copies("h1/v-vm1", "1", "*", "1@h1/v-probe1");
    }

    @Test
    void bothIsEitherWay() {
        final var scene = scene("tap-flow 1 f1 BOTH id=vm1 to=here");
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "1", "1@h1/v-probe1");
        scene.copies("h1/v-vm1", "1", "*", "1@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "*", "1@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "3");
    }

    @Test
    void copiesReachASinkOnAnotherHost() {
        final var scene = scene("tap-flow 1 f1 BOTH id=vm1 to=there");
        scene.copies("h1/v-vm1", "1", "2", "1@h2/v-probe2");
        scene.copies("h1/v-vm1", "1", "4", "1@h2/v-probe2");
        scene.copies("h2/v-vm4", "4", "1", "1@h2/v-probe2");
        scene.copies("h2/v-vm4", "4", "*", "1@h2/v-probe2");
    }

    @Test
    void bothEndsOfAConversationGetTheirOwnCopies() {
        final var scene = scene("""
            tap-flow 1 f1 BOTH id=vm1 to=here
            tap-flow 2 f2 BOTH id=vm2 to=here
            """);
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1", "2@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "1", "1@h1/v-probe1", "2@h1/v-probe1");
        scene.copies("h1/v-vm1", "1", "*", "1@h1/v-probe1", "2@h1/v-probe1");
        scene.copies("h1/v-vm3", "3", "1", "1@h1/v-probe1");
    }

    @Test
    void tapFlowsOnOneSourceDoNotDisturbEachOther() {
        final var scene = scene("""
            tap-flow 1 f1 OUT id=vm1 to=here
            tap-flow 2 f2 BOTH id=vm1 to=here2
            tap-flow 3 f3 IN id=vm1 to=there
            """);
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1", "2@h1/v-probe3");
        scene.copies("h1/v-vm2", "2", "1", "2@h1/v-probe3", "3@h2/v-probe2");
    }

    @Test
    void oneSinkServesManySources() {
        final var scene = scene("""
            tap-flow 1 f1 OUT id=vm1 to=there
            tap-flow 2 f2 OUT id=vm2 to=there
            tap-flow 4 f4 OUT id=vm4 to=there
            """);
        scene.copies("h1/v-vm1", "1", "2", "1@h2/v-probe2");
        scene.copies("h1/v-vm2", "2", "1", "2@h2/v-probe2");
        scene.copies("h2/v-vm4", "4", "1", "4@h2/v-probe2");
    }

    @Test
    void oneTapFlowServesSeveralSinks() {
        final var scene = scene("""
            tap-service same port=h2/v-probe2
            tap-flow 1 f1 BOTH id=vm1 to=here,here2,there,same
            tap-flow 2 f2 OUT id=vm4 to=there,here
            """);
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1", "1@h1/v-probe3", "1@h2/v-probe2");
        scene.copies("h1/v-vm2", "2", "1", "1@h1/v-probe1", "1@h1/v-probe3", "1@h2/v-probe2");
        scene.copies("h2/v-vm4", "4", "*", "1@h1/v-probe1", "1@h1/v-probe3", "1@h2/v-probe2", "2@h1/v-probe1",
            "2@h2/v-probe2");
    }

    @Test
    void whatHasASinkInCommonIsADuplicate() {
        final var scene = scene("""
            tap-flow 1 f1 OUT id=vm1 to=here,there
            tap-flow 2 f2 OUT port=h1/v-vm1 to=here2,there
            tap-flow 3 f3 OUT port=h1/v-vm1 to=here2
            """);
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1", "1@h2/v-probe2", "3@h1/v-probe3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tap-service here2 id=nobody", "tap-service here2 id=probe3 disabled",
        "tap-service here2 id=down\nport h1 brtap v-down id=down down", "tap-service here2 id=vm2"})
    void aSinkThatGetsNothingTakesNothingFromOthers(final String service) {
        final var scene = scene(service + "\ntap-flow 1 f1 OUT id=vm1 to=here,here2,there");
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1", "1@h2/v-probe2");
    }

    @Test
    void aCopyLooksAsTheGuestSeesIt() {
        final var scene = Scene.of(VLANS + """
            tap-flow 1 f1 IN id=vm1 to=here
            tap-flow 4 f4 IN id=vm4 to=here
            """);
        scene.copies("h1/v-vm2", "2", "1", "1@h1/v-probe1");
        scene.copies("h1/v-vm4", "4", "1", 10, "1@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "4", "4@h1/v-probe1.10");
        scene.copies("h1/v-vm3", "3", "4", "4@h1/v-probe1.20");
    }

    @Test
    void multicastReachesEachTappedGuestOfItsVlanOnly() {
        final var scene = Scene.of(VLANS + """
            tap-flow 1 f1 IN id=vm1 to=here
            tap-flow 2 f2 BOTH id=vm2 to=here
            tap-flow 3 f3 IN id=vm3 to=here
            tap-flow 4 f4 IN id=vm4 to=here
            tap-flow 5 f5 IN id=vm5 to=here
            """);
        scene.copies("h1/v-vm2", "2", "*", "1@h1/v-probe1", "2@h1/v-probe1", "4@h1/v-probe1.10", "5@h1/v-probe1.10");
        scene.copies("h1/v-vm3", "3", "01:00:5e:00:00:fb", "4@h1/v-probe1.20", "5@h1/v-probe1.20");
        scene.copies("h1/v-vm4", "4", "*", 20, "3@h1/v-probe1", "5@h1/v-probe1.20");
        scene.copies("h1/v-vm5", "5", "*", 30);
        scene.copies("h1/v-vm5", "5", "*");
    }

    @Test
    void framesThatThePortRefusesAreNotCopied() {
        final var scene = Scene.of(VLANS + """
            tap-flow 1 f1 OUT id=vm1 to=here
            tap-flow 4 f4 OUT id=vm4 to=here
            """);
        scene.copies("h1/v-vm1", "1", "2", 10);
        scene.copies("h1/v-vm4", "4", "2", 30);
        scene.copies("h1/v-vm4", "4", "2");
        scene.copies("h1/v-vm4", "4", "2", 10, "4@h1/v-probe1.10");
    }

    @Test
    void portsWithoutAddressAreCopiedWhole() {
        final var scene = scene("tap-flow 7 f7 BOTH port=h1/uplink to=here");
        scene.copies("h1/v-vm1", "1", "4", "7@h1/v-probe1");
        scene.copies("h2/v-vm4", "4", "1", "7@h1/v-probe1");
        scene.copies("h1/v-vm1", "1", "2");
        scene.copies("h1/v-vm1", "1", "*", "7@h1/v-probe1");
        scene.copies("h2/v-vm4", "4", "*", "7@h1/v-probe1");
    }

    @Test
    void portsWithEqualAddressesAreToldApart() {
        final var scene = scene("""
            port h1 br-int v-twin mac=02:00:00:00:00:01
            tap-flow 1 f1 OUT id=vm1 to=here
            tap-flow 2 f2 OUT port=h1/v-twin to=here
            """);
        scene.copies("h1/v-vm1", "1", "2", "1@h1/v-probe1");
        scene.copies("h1/v-twin", "1", "2", "2@h1/v-probe1");
    }

    @Test
    void anUntappedTwinIsNotTakenForTheGuestItself() {
        final var scene = scene("""
            port h1 br-int v-twin mac=02:00:00:00:00:01
            tap-flow 1 f1 IN id=vm1 to=here
            """);
        scene.copies("h1/v-twin", "1", "*", "1@h1/v-probe1");
    }

    @Test
    void equalAddressesInDifferentVlansAreToldApart() {
        final var scene = Scene.of(VLANS + """
            port h1 br-int v-twin mac=02:00:00:00:00:01 access=20
            tap-flow 1 f1 BOTH id=vm1 to=here
            tap-flow 2 f2 BOTH port=h1/v-twin to=here
            """);
        scene.copies("h1/v-vm2", "2", "1", "1@h1/v-probe1");
        scene.copies("h1/v-vm3", "3", "1", "2@h1/v-probe1");
        scene.copies("h1/v-twin", "1", "*", "2@h1/v-probe1");
    }

    @Test
    void aTrunkDoesNotGetWhatFloodsInAVlanThatItDoesNotCarry() {
        final var scene = Scene.of("""
            host h1
            port h1 br-int v-router mac=02:00:00:00:00:09 trunk=10,20
            port h1 br-int v-vm1 mac=02:00:00:00:00:01 access=30
            port h1 br-int v-vm2 mac=02:00:00:00:00:02 access=30
            port h1 brtap v-probe1
            tap-service here port=h1/v-probe1
            tap-flow 1 router IN port=h1/v-router to=here
            tap-flow 2 vm1 IN port=h1/v-vm1 to=here
            """);
        scene.copies("h1/v-vm2", "2", "9");
        assertEquals(1, scene.send("h1/v-vm2", "2", "9", 0).unclassified());
    }

    @Test
    void whatCannotBeToldIsCountedNotDelivered() {
        final var scene = scene("tap-flow 1 f1 BOTH id=vm1 to=here");
        assertEquals(1, scene.send("h1/v-vm2", "2", "77", 0).unclassified());
        assertEquals(1, scene.send("h1/v-vm1", "78", "2", 0).unclassified());
        scene.copies("h1/v-vm2", "2", "78");
    }

    @Test
    void anExactMirrorTellsUnknownUnicastToo() {
        final var scene = scene("""
            port h1 br-int v-lan
            tap-flow 1 f1 BOTH port=h1/v-lan to=here
            """);
        scene.copies("h1/v-vm2", "2", "77", "1@h1/v-probe1");
        scene.copies("h1/v-lan", "78", "2", "1@h1/v-probe1");
    }

    @Test
    void whatASinkSendsGoesNowhere() {
        final var scene = scene("tap-flow 1 f1 BOTH id=vm1 to=here");
        scene.copies("h1/v-probe1", "50", "1");
        scene.copies("h1/v-probe1", "50", "*");
        assertEquals(1, scene.send("h1/v-probe1", "50", "*", 0).unwanted());
    }

    @Test
    void whatIsDisabledIsNotCopied() {
        final var scene = scene("""
            tap-service off id=probe3 disabled
            tap-flow 1 f1 BOTH id=vm1 to=here disabled
            tap-flow 2 f2 BOTH id=vm1 to=off
            """);
        scene.copies("h1/v-vm1", "1", "2");
        scene.copies("h1/v-vm2", "2", "1");
    }
}
