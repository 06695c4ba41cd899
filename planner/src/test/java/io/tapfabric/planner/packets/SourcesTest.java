package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Which copies sources of each kind lead to, case by case. A packet that enters a bridge is OUT of its sender, one that
 * leaves it is IN for its receiver. vm1 has MAC address 1, and so on; probes are sinks, and sensor is a guest with one.
 */
class SourcesTest {
    private static final String HOSTS = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        port h1 br-int uplink
        port h2 br-int uplink
        port h1 br-int v-vm1 id=vm1 vm=guest1 mac=02:00:00:00:00:01 ip=10.0.0.1,fd00::1
        port h1 br-int v-vm2 id=vm2 vm=guest2 mac=02:00:00:00:00:02 access=10
        port h1 br-int v-vm3 id=vm3 vm=guest2 mac=02:00:00:00:00:03 access=10 ip=10.0.0.3
        port h1 br-int v-vm5 id=vm5 mac=02:00:00:00:00:05 access=20
        port h2 br-int v-vm4 id=vm4 vm=guest4 mac=02:00:00:00:00:04
        port h2 br-int v-vm6 id=vm6 mac=02:00:00:00:00:06 access=10
        port h1 brtap v-probe1 id=probe1
        port h2 brtap v-probe2 id=probe2
        port h1 brtap v-tap id=tap vm=sensor mac=02:00:00:00:00:1f
        port h1 br-int v-mgmt id=mgmt vm=sensor mac=02:00:00:00:00:1e
        tap-service here id=probe1
        tap-service here2 id=probe1
        tap-service here3 id=probe1
        tap-service there id=probe2
        tap-service sensor guest=sensor
        """;

    private static Scene scene(final String tapFlows) {
        return Scene.of(HOSTS + tapFlows);
    }

    @Test
    void aBridgeIsCopiedOnceAndWithItsTags() {
        final var scene = scene("tap-flow 1 f1 BOTH bridge=h1/br-int to=here");
        scene.copies("h1/v-vm2", "2", "3", "1@h1/v-probe1.10");
        scene.copies("h1/v-vm1", "1", "*", "1@h1/v-probe1");
        scene.copies("h1/v-vm1", "1", "77", "1@h1/v-probe1");
        scene.copies("h2/v-vm4", "4", "1", "1@h1/v-probe1");
        scene.copies("h1/uplink", "88", "99", 30, "1@h1/v-probe1.30");
    }

    @Test
    void ofABridgeInIsWhatLeavesItAndOutWhatEntersIt() {
        final var scene = scene("""
            tap-flow 1 f1 IN bridge=h1/br-int to=here
            tap-flow 2 f2 OUT bridge=h1/br-int to=there
            """);
        scene.copies("h1/v-vm2", "2", "3", "1@h1/v-probe1.10", "2@h2/v-probe2.10");
        scene.copies("h1/v-vm5", "5", "5", "2@h2/v-probe2.20");
    }

    @Test
    void vlansOfABridgeAreToldApart() {
        final var scene = scene("""
            tap-flow 1 f1 BOTH bridge=h1/br-int/10 to=here
            tap-flow 2 f2 BOTH bridge=h1/br-int/0,15-25 to=here
            tap-flow 3 f3 OUT bridge=h1/br-int/10,20 to=there
            """);
        scene.copies("h1/v-vm2", "2", "3", "1@h1/v-probe1.10", "3@h2/v-probe2.10");
        scene.copies("h1/v-vm5", "5", "*", "2@h1/v-probe1.20", "3@h2/v-probe2.20");
        scene.copies("h1/v-vm1", "1", "2", "2@h1/v-probe1");
        scene.copies("h1/uplink", "88", "99", 30);
    }

    @Test
    void vlansAreCopiedOnEachHostThatIsNamed() {
        final var scene = scene("""
            tap-flow 1 f1 OUT vlan=10 to=here
            tap-flow 2 f2 OUT vlan=10,20@h2 to=there
            """);
        scene.copies("h1/v-vm2", "2", "3", "1@h1/v-probe1.10");
        scene.copies("h1/v-vm2", "2", "6", "1@h1/v-probe1.10", "1@h1/v-probe1.10", "2@h2/v-probe2.10");
        scene.copies("h1/v-vm5", "5", "88", "2@h2/v-probe2.20");
    }

    @Test
    void aMacAddressIsFollowedAsSourceAndAsDestination() {
        final var scene = scene("""
            tap-flow 1 f1 OUT station=02:00:00:00:00:02@h1 to=here
            tap-flow 2 f2 IN station=02:00:00:00:00:02@h1 to=here2
            tap-flow 3 f3 BOTH station=02:00:00:00:00:02/20@h1 to=here
            tap-flow 4 f4 BOTH station=02:00:00:00:00:02 to=there
            """);
        scene.copies("h1/v-vm2", "2", "3", "1@h1/v-probe1.10", "4@h2/v-probe2.10");
        scene.copies("h1/v-vm3", "3", "2", "2@h1/v-probe1.10", "4@h2/v-probe2.10");
        scene.copies("h1/v-vm5", "5", "2", "2@h1/v-probe1.20", "3@h1/v-probe1.20", "4@h2/v-probe2.20",
            "4@h2/v-probe2.20");
        scene.copies("h1/v-vm3", "3", "5");
    }

    @Test
    void whatSeveralSourcesWantIsCopiedOnce() {
        final var scene = scene("""
            tap-flow 1 two-nics BOTH id=vm2 id=vm3 to=here
            tap-flow 2 nic-and-trunk BOTH id=vm2 port=h1/uplink to=here2
            tap-flow 3 nic-and-vlan BOTH id=vm2 vlan=20@h1 station=02:00:00:00:00:03@h1 to=here3
            """);
        scene.copies("h1/v-vm2", "2", "3", "1@h1/v-probe1", "2@h1/v-probe1.10", "3@h1/v-probe1.10");
        scene.copies("h1/v-vm3", "3", "2", "1@h1/v-probe1", "2@h1/v-probe1.10", "3@h1/v-probe1.10");
        scene.copies("h1/v-vm2", "2", "*", "1@h1/v-probe1", "2@h1/v-probe1.10", "3@h1/v-probe1.10");
        scene.copies("h2/v-vm6", "6", "*", "1@h1/v-probe1", "2@h1/v-probe1.10", "3@h1/v-probe1.10");
        scene.copies("h1/v-vm5", "5", "*", "2@h1/v-probe1.20", "3@h1/v-probe1.20");
    }

    @Test
    void receivingNicsOfOneTapFlowHearEachOther() {
        final var scene = scene("tap-flow 1 f1 IN id=vm2 id=vm3 to=here");
        scene.copies("h1/v-vm2", "2", "*", "1@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "3", "1@h1/v-probe1");
        scene.copies("h1/v-vm5", "5", "*");
    }

    @Test
    void aNicAloneInItsVlanDoesNotHearItself() {
        final var scene = scene("tap-flow 1 f1 IN id=vm2 id=vm5 to=here");
        scene.copies("h1/v-vm2", "2", "*");
        scene.copies("h1/v-vm3", "3", "*", "1@h1/v-probe1");
        scene.copies("h1/v-vm5", "5", "*");
    }

    @Test
    void whatATrunkSendsInAVlanOfItsOwnIsNotHeardByItsTapFlow() {
        final var scene = scene("""
            port h1 br-int v-trunk mac=02:00:00:00:00:07 trunk=10,20
            tap-flow 1 f1 IN port=h1/v-trunk id=vm2 to=here
            tap-flow 2 f2 IN id=vm5 to=here2
            """);
        scene.copies("h1/v-trunk", "7", "*", 20, "2@h1/v-probe1");
        scene.copies("h1/v-trunk", "7", "*", 10, "1@h1/v-probe1.10");
    }

    @Test
    void anotherWithTheAddressOfASourceIsHeardByTheOthers() {
        final var scene = scene("""
            port h1 br-int v-twin mac=02:00:00:00:00:02 access=20
            tap-flow 1 f1 BOTH id=vm2 id=vm5 to=here
            """);
        scene.copies("h1/v-twin", "2", "5", "1@h1/v-probe1");
    }

    @Test
    void sourcesOnSeveralHosts() {
        final var scene = scene("tap-flow 1 f1 OUT id=vm1 id=vm4 to=there");
        scene.copies("h1/v-vm1", "1", "4", "1@h2/v-probe2");
        scene.copies("h2/v-vm4", "4", "1", "1@h2/v-probe2");
    }

    @Test
    void aNicIsFoundByItsGuest() {
        final var scene = scene("""
            tap-flow 1 f1 OUT guest=guest1/10.0.0.1 to=here
            tap-flow 2 f2 OUT guest=guest2/02:00:00:00:00:02 to=here
            tap-flow 3 f3 OUT guest=guest2/02:00:00:00:00:03/10.0.0.3 to=here
            tap-flow 4 f4 IN guest=guest1/fd00::1 to=there
            """);
        scene.copies("h1/v-vm1", "1", "4", "1@h1/v-probe1");
        scene.copies("h1/v-vm2", "2", "6", "2@h1/v-probe1");
        scene.copies("h1/v-vm3", "3", "6", "3@h1/v-probe1");
        scene.copies("h2/v-vm4", "4", "1", "4@h2/v-probe2");
    }

    @Test
    void whatASinksGuestSendsItselfIsNotPartOfTheBridge() {
        final var scene = scene("""
            tap-flow 1 f1 BOTH bridge=h1/br-int to=sensor
            tap-flow 2 f2 BOTH bridge=h1/br-int to=there
            """);
        scene.copies("h1/v-vm1", "1", "4", "1@h1/v-tap", "2@h2/v-probe2");
        scene.copies("h1/v-mgmt", "30", "4");
        scene.copies("h1/v-vm1", "1", "30");
    }

    @Test
    void aGuestThatMovesIsCopiedOnBothHostsAndFedOnBoth() {
        final var scene = scene("""
            port h2 br-int v-vm1 id=vm1 vm=guest1 mac=02:00:00:00:00:01
            port h2 brtap v-probe1 id=probe1
            tap-flow 1 f1 OUT id=vm1 to=here
            """);
        scene.copies("h1/v-vm1", "1", "5", "1@h1/v-probe1", "1@h2/v-probe1");
        scene.copies("h2/v-vm1", "1", "6", "1@h1/v-probe1", "1@h2/v-probe1");
    }

    @Test
    void nothingIsMadeForASinkWithoutLink() {
        final var scene = scene("""
            port h1 brtap v-off id=off down
            tap-service off id=off
            tap-flow 1 f1 BOTH id=vm1 to=off
            """);
        scene.copies("h1/v-vm1", "1", "4");
        assertEquals(0, scene.send("h1/v-vm1", "1", "4", 0).unclassified());
    }

    @Test
    void copiesLeaveByAHostsNic() {
        final var scene = scene("""
            nic h2 eth1 mac=02:00:00:00:01:01
            port h2 brtap eth1 ours
            tap-service nic nic=h2/eth1
            tap-service same nic=h2/02:00:00:00:01:01
            tap-flow 1 f1 OUT id=vm1 to=nic
            tap-flow 2 f2 OUT id=vm2 to=nic
            """);
        scene.copies("h1/v-vm1", "1", "4", "1@h2/eth1");
        scene.copies("h1/v-vm2", "2", "3", "2@h2/eth1");
        scene.copies("h2/eth1", "50", "1");
    }
}
