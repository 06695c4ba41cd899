package io.tapfabric.planner.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.world.Copy;
import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.World;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where copies leave for each kind of sink, and what they look like there. */
class SinksTest {
    private static final MacAddress VM1 = MacAddress.of("02:00:00:00:00:01");
    private static final MacAddress VM2 = MacAddress.of("02:00:00:00:00:02");
    private static final int CONVERSATIONS = 10_000;
    private static final String HOSTS = """
        host h1 tunnel=172.31.0.1
        host h2 tunnel=172.31.0.2
        nic h1 eth1 mac=02:00:00:00:01:01
        port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
        port h2 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
        port h1 br-int uplink
        port h2 br-int uplink
        port h1 brtap v-probe1 id=probe1
        port h2 brtap v-probe2 id=probe2
        """;

    private static Fabric fabric(final String rest) {
        return Fabric.of(HOSTS + rest);
    }

    private static List<Copy> sent(final World world, final String port, final Packet packet) {
        return world.send(place(port), packet).copies();
    }

    private static Place place(final String text) {
        final var parts = text.split("/", 2);
        return new Place(HostId.of(parts[0]), PortName.of(parts[1]));
    }

    private static String where(final Copy copy) {
        return copy.sink().host() + "/" + copy.sink().port();
    }

    /** The port; of a collector's, which each host has its own of, the kind. */
    private static String member(final Copy copy) {
        return copy.sink().port().value().split("-[0-9a-f]{8}")[0];
    }

    private static List<Problem.Code> problems(final Fabric fabric, final String flow) {
        return fabric.plan().flows().get(TapFlowId.of(flow)).allProblems().stream().map(Problem::code).toList();
    }

    @Test
    void eachHostSendsToTheCollectorItselfByTheTapFlowsIdentity() {
        final var world = World.of(fabric("""
            tap-service own remote=192.0.2.9 by=gre
            tap-service one remote=192.0.2.9 by=vxlan identity=700
            tap-flow 1 f1 OUT id=vm1 id=vm2 to=own
            tap-flow 2 f2 OUT id=vm1 to=one
            tap-flow 3 f3 IN id=vm2 to=one identity=701
            """));
        final Function<Copy, String> told = copy -> copy.number() + " by " + copy.sink().host() + " "
            + copy.sink().port().value().split("-")[0] + " " + copy.packet().get(Field.TUNNEL_ID);
        assertEquals(List.of("1 by h1 togre 1", "2 by h1 vxlan 700", "3 by h2 vxlan 701"),
            sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0)).stream().map(told).sorted().toList());
        assertEquals(List.of("1 by h2 togre 1"),
            sent(world, "h2/v-vm2", Packet.of(VM2, VM1, 0)).stream().map(told).toList());
    }

    @Test
    void aVlanSinkNestsOrReplacesTheTagAndNobodyElseSeesIt() {
        final var world = World.of(fabric("""
            tap-service nested nic=h1/eth1 vlan=900
            tap-service replaced nic=h1/eth1 vlan=901 replace
            tap-service plain id=probe1
            tap-flow 1 f1 OUT bridge=h1/br-int to=nested
            tap-flow 2 f2 OUT bridge=h1/br-int to=replaced
            tap-flow 3 f3 OUT bridge=h1/br-int to=plain
            """));
        final Function<Copy, String> tags = copy -> copy.number() + " " + copy.sink().port() + " "
            + copy.packet().vlan() + " " + copy.packet().beneath().stream().map(tag -> tag & 0xfff).toList();
        assertEquals(List.of("1 eth1 900 []", "2 eth1 901 []", "3 v-probe1 0 []"),
            sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0)).stream().map(tags).sorted().toList());
        assertEquals(List.of("1 eth1 900 [30]", "2 eth1 901 []", "3 v-probe1 30 []"),
            sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 30)).stream().map(tags).sorted().toList());
    }

    @Test
    void ofAGroupOfAllEachGetsACopyInItsForm() {
        final var world = World.of(fabric("""
            tap-service nested nic=h1/eth1 vlan=900
            tap-service replaced nic=h1/eth1 vlan=901 replace
            tap-service again nic=h1/eth1 vlan=902 replace
            tap-service plain id=probe1
            tap-service far id=probe2
            tap-service device device=mirror0
            tap-service every all=again,device,far,nested,plain,replaced
            tap-flow 1 f1 OUT bridge=h1/br-int to=every truncate=60
            """));
        for (int vlan : new int[] {0, 30}) {
            final var copies = sent(world, "h1/v-vm1", Packet.of(VM1, VM2, vlan).sized(200)).stream()
                .map(copy -> where(copy) + " " + copy.packet().vlan() + " " + copy.packet().beneath().size()).sorted()
                .toList();
            assertEquals(List.of("h1/eth1 900 " + (vlan == 0 ? 0 : 1), "h1/eth1 901 0", "h1/eth1 902 0",
                "h1/mirror0 " + vlan + " 0", "h1/v-probe1 " + vlan + " 0", "h2/v-probe2 " + vlan + " 0"), copies);
        }
    }

    @Test
    void aNarrowSinkTakesNothingFromTheOthers() {
        for (var drop : List.of(true, false)) {
            final var world = World.of(fabric("""
                port h1 brtap v-narrow id=narrow mtu=1400
                tap-service narrow id=narrow
                tap-service plain id=probe1
                tap-service far id=probe2
                tap-service every all=far,narrow,plain
                tap-flow 1 f1 OUT id=vm1 to=every
                """.replace("to=every", drop ? "to=every drop" : "to=every")));
            assertEquals(drop ? List.of("v-probe1 1500", "v-probe2 1500")
                : List.of("v-narrow 1414", "v-probe1 1500", "v-probe2 1500"),
                sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0).sized(1_500)).stream()
                    .map(copy -> copy.sink().port() + " " + copy.packet().octets()).sorted().toList());
            assertEquals(3, sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0).sized(1_414)).size());
        }
    }

    @Test
    void everyHostsDeviceGetsItsOwnCopiesAndOneHostsThoseOfAll() {
        final var world = World.of(fabric("""
            tap-service own device=mirror0
            tap-service one device=watch host=h2
            tap-flow 1 f1 OUT id=vm1 id=vm2 to=own
            tap-flow 2 f2 OUT id=vm1 id=vm2 to=one
            """));
        assertEquals(List.of("h1/mirror0", "h2/watch"),
            sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0)).stream().map(SinksTest::where).sorted().toList());
        assertEquals(List.of("h2/mirror0", "h2/watch"),
            sent(world, "h2/v-vm2", Packet.of(VM2, VM1, 0)).stream().map(SinksTest::where).sorted().toList());
    }

    // ---- groups that spread

    private static final String SPREAD = """
        tap-service near id=probe1
        tap-service far id=probe2
        tap-service out remote=192.0.2.9 by=gre
        tap-service three spread=near:5,far:3,out:2
        tap-flow 1 f1 BOTH id=vm1 to=three
        """;

    /** Who gets each of many conversations; both directions must meet there, once each. */
    private static Map<Integer, String> owners(final World world) {
        final var random = new Random(1);
        final var owners = new TreeMap<Integer, String>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            final long near = random.nextInt() & 0xffff_ffffL;
            final long far = random.nextInt() & 0xffff_ffffL;
            final int port = random.nextInt(65_536);
            final var ip = Packet.of(VM1, VM2, 0).with(Field.ETH_TYPE, 0x800).with(Field.IP_PROTO, 6);
            final var there = sent(world, "h1/v-vm1", ip.with(Field.IPV4_SRC, near).with(Field.IPV4_DST, far)
                .with(Field.TCP_SRC, port).with(Field.TCP_DST, 443));
            final var back = sent(world, "h2/v-vm2", ip.with(Field.ETH_SRC, VM2.bits())
                .with(Field.ETH_DST, VM1.bits()).with(Field.IPV4_SRC, far).with(Field.IPV4_DST, near)
                .with(Field.TCP_SRC, 443).with(Field.TCP_DST, port));
            assertEquals(1, there.size());
            assertEquals(there.stream().map(SinksTest::where).toList(), back.stream().map(SinksTest::where).toList());
            owners.put(i, member(there.get(0)));
        }
        return owners;
    }

    private static Map<String, Long> shares(final Map<Integer, String> owners) {
        return owners.values().stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new,
            Collectors.counting()));
    }

    private static void assertShares(final Map<String, Integer> tenths, final Map<Integer, String> owners) {
        final var shares = shares(owners);
        assertEquals(tenths.keySet(), shares.keySet());
        tenths.forEach((member, share) -> {
            final double wanted = CONVERSATIONS * share / 10.0;
            assertTrue(Math.abs(shares.get(member) - wanted) <= 0.05 * wanted, shares::toString);
        });
    }

    @Test
    void conversationsAreSharedByWeightAndThoseOfOneThatIsDownMoveAlone() {
        final var before = owners(World.of(fabric(SPREAD)));
        assertShares(Map.of("v-probe1", 5, "v-probe2", 3, "togre", 2), before);
        final var without = owners(World.of(fabric(SPREAD.replace("tap-service far id=probe2",
            "tap-service far id=gone"))));
        before.forEach((conversation, owner) -> {
            if (!owner.equals("v-probe2")) {
                assertEquals(owner, without.get(conversation));
            }
        });
        final var moved = shares(without);
        final double all = CONVERSATIONS;
        assertEquals(5.0 / 7, moved.get("v-probe1") / all, 0.02);
        assertEquals(2.0 / 7, moved.get("togre") / all, 0.02);
    }

    /** Nobody knows what becomes of copies on a host that is lost; the others are known to get theirs. */
    @Test
    void membersOnALostHostGetNothingWhileOthersAreThere() {
        final var lost = (HOSTS + SPREAD).replace("tunnel=172.31.0.2", "tunnel=172.31.0.2 lost");
        final var fabric = Fabric.of(lost);
        assertEquals(List.of(Problem.Code.SINK_LEFT_OUT), problems(fabric, "f1"));
        final var members = new TreeSet<String>();
        for (int port = 0; port < 200; port++) {
            sent(World.of(fabric), "h1/v-vm1", Packet.of(VM1, VM2, 0).with(Field.ETH_TYPE, 0x800)
                .with(Field.IP_PROTO, 17).with(Field.UDP_SRC, port)).forEach(copy -> members.add(member(copy)));
        }
        assertEquals(Set.of("v-probe1", "togre"), members);
        assertEquals(List.of(), problems(Fabric.of(lost.replace("near:5,far:3,out:2", "far:1")), "f1"));
    }

    @Test
    void whatIsNotIpIsOneConversation() {
        final var world = World.of(fabric(SPREAD));
        final var there = sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0).with(Field.ETH_TYPE, 0x806));
        final var back = sent(world, "h2/v-vm2", Packet.of(VM2, VM1, 0).with(Field.ETH_TYPE, 0x806));
        assertEquals(1, there.size());
        assertEquals(there.stream().map(SinksTest::where).toList(), back.stream().map(SinksTest::where).toList());
    }

    @Test
    void twoTapFlowsToOneGroupAndOneToAMemberDoNotMix() {
        final var world = World.of(fabric(SPREAD + """
            tap-flow 2 f2 OUT id=vm1 to=far
            tap-flow 3 f3 IN id=vm2 to=three sample=2
            """));
        for (int port = 0; port < 200; port++) {
            final var copies = sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0).with(Field.ETH_TYPE, 0x800)
                .with(Field.IP_PROTO, 17).with(Field.UDP_SRC, port)).stream()
                .collect(Collectors.groupingBy(Copy::number));
            assertEquals(List.of("h2/v-probe2"), copies.get(2).stream().map(SinksTest::where).toList());
            assertEquals(1, copies.get(1).size());
            if (copies.containsKey(3)) {
                assertEquals(copies.get(1).stream().map(SinksTest::member).toList(),
                    copies.get(3).stream().map(SinksTest::member).toList());
            }
        }
    }

    // ---- what stands in the way

    @Test
    void oneKindOfGreIsReceivedOnAHost() {
        final var both = """
            tap-service near id=probe1
            tap-service span remote=192.0.2.9 by=erspan1
            tap-flow 1 f1 OUT id=vm2 to=near
            tap-flow 2 f2 OUT id=vm1 to=span
            """;
        assertEquals(List.of(Problem.Code.TUNNELS_CONFLICT), problems(fabric(both), "f2"));
        assertEquals(List.of(), problems(fabric(both), "f1"));
        assertEquals(List.of(), problems(fabric(both.replace("id=vm1 to=span", "id=vm2 to=span")), "f2"));
        assertEquals(List.of(), problems(fabric(both.replace("erspan1", "gre")), "f2"));
        final var foreign = fabric(both).plan();
        assertTrue(foreign.flows().get(TapFlowId.of("f1")).planned());
        assertEquals(List.of(Problem.Code.TUNNELS_CONFLICT), problems(Fabric.of("""
            host h1 tunnel=172.31.0.1 foreign=gre,vxlan
            port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
            tap-service span remote=192.0.2.9 by=erspan2
            tap-flow 1 f1 OUT id=vm1 to=span
            """), "f1"));
    }

    /** By itself each would be REJECTED: the datapath receives GRE already, or 5000 is no session of ERSPAN. */
    @Test
    void oneOfSeveralSinksThatCannotBeIsLeftOut() {
        for (int first : new int[] {1, 5000}) {
            final var fabric = Fabric.of("""
                host h1 tunnel=172.31.0.1 foreign=%s
                port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
                port h1 br-int v-vm2 id=vm2 mac=02:00:00:00:00:02
                tap-service span remote=192.0.2.9 by=erspan2
                tap-service vx remote=192.0.2.10 by=vxlan
                tap-service every all=span,vx
                tap-flow %d f1 OUT id=vm1 to=span,vx
                tap-flow %d f2 OUT id=vm2 to=every
                """.formatted(first == 1 ? "gre" : "vxlan", first, first + 1));
            for (String flow : List.of("f1", "f2")) {
                assertEquals(List.of(Problem.Code.SINK_LEFT_OUT), problems(fabric, flow));
            }
            final var world = World.of(fabric);
            final Function<Copy, String> told = copy -> member(copy) + " " + copy.packet().get(Field.TUNNEL_ID);
            assertEquals(List.of("vxlan " + first),
                sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0)).stream().map(told).toList());
            assertEquals(List.of("vxlan " + (first + 1)),
                sent(world, "h1/v-vm2", Packet.of(VM2, VM1, 0)).stream().map(told).toList());
        }
    }

    @Test
    void whatAHostCannotDoIsSaid() {
        final var fabric = Fabric.of("""
            host h1 tunnel=172.31.0.1 types=gre,vxlan
            host h2 tunnel=192.0.2.9
            port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
            tap-service geneve remote=192.0.2.8 by=geneve
            tap-service host remote=192.0.2.9 by=gre
            tap-service beside remote=192.0.2.9 by=vxlan
            tap-service six remote=2001:db8::9 by=vxlan
            tap-flow 1 f1 OUT id=vm1 to=geneve
            tap-flow 2 f2 OUT id=vm1 to=host
            tap-flow 3 f3 OUT id=vm1 to=beside
            tap-flow 4 f4 OUT id=vm1 to=six
            """);
        assertEquals(List.of(Problem.Code.UNSUPPORTED), problems(fabric, "f1"));
        assertEquals(List.of(Problem.Code.SINK_UNUSABLE), problems(fabric, "f2"));
        assertEquals(List.of(), problems(fabric, "f3"));
        assertEquals(List.of(Problem.Code.NO_TUNNEL_ADDRESS), problems(fabric, "f4"));
    }

    @Test
    void aCopyThatACollectorsTunnelDoesNotCarryIsCut() {
        final var fabric = Fabric.of("""
            host h1 tunnel=172.31.0.1 under=1500
            port h1 br-int v-vm1 id=vm1 mac=02:00:00:00:00:01
            tap-service out remote=192.0.2.9 by=erspan2
            tap-flow 1 f1 OUT id=vm1 to=out
            """);
        assertEquals(List.of(Problem.Code.MTU_TOO_SMALL), problems(fabric, "f1"));
        final var world = World.of(fabric);
        assertEquals(List.of(1_460), sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0).sized(1_461)).stream()
            .map(copy -> copy.packet().octets()).toList());
        assertEquals(List.of(1_460), sent(world, "h1/v-vm1", Packet.of(VM1, VM2, 0).sized(1_460)).stream()
            .map(copy -> copy.packet().octets()).toList());
    }
}
