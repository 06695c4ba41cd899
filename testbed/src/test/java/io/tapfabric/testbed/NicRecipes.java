package io.tapfabric.testbed;

import static io.tapfabric.testbed.RecipeTrial.assertNone;
import static io.tapfabric.testbed.RecipeTrial.assertOnce;
import static io.tapfabric.testbed.RecipeTrial.conversations;
import static io.tapfabric.testbed.RecipeTrial.lengths;
import static io.tapfabric.testbed.RecipeTrial.transports;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The trials of recipes whose copies arrive at a NIC or device.
 */
final class NicRecipes {
    private static final int RSPAN = 900;
    /** The other end of the cable of the NIC that nobody uses, if it leads to h2. */
    private static final String CABLE = "rcp2";
    private static final String BRIDGE = "br-rspan";
    private static final int CONVERSATIONS = 100;
    private static final int HTTPS = 443;

    private NicRecipes() {
    }

    static void distributedPortMirroring(final RecipeTrial trial) {
        trial.follow();
        final var capture = trial.atProbe();
        final var ping = Ping.sized(1000, RecipeTrial.COUNT, trial.hosts(), trial.site().guest(),
            trial.site().client());
        capture.settle();
        assertOnce("BOTH", ping, capture.frames());
        assertEquals(Set.of(128), lengths(capture.frames(), ping));
    }

    static void normalTraffic(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atProbe();
        final var guest = trial.scenario().capture(site.guest());
        final var ping = trial.ping();
        final var own = Ping.times(RecipeTrial.COUNT, trial.hosts(), site.own(), site.client());
        capture.settle();
        assertOnce("BOTH", ping, capture.frames());
        assertNone(own, capture.frames());

        final long unwanted = unwanted(trial);
        final var address = site.probe().address() + "/16";
        trial.hosts().run("exec", site.probe().where(), "ip", "address", "add", address, "dev", "eth0");
        trial.scenario().atEnd(() -> trial.hosts().run("exec", site.probe().where(), "ip", "address", "del", address,
            "dev", "eth0"));
        final var lost = Ping.toAll(RecipeTrial.COUNT, trial.hosts(), site.probe(), "224.1.1.1");
        guest.settle();
        assertEquals(RecipeTrial.COUNT, lost.sent());
        assertEquals(0, guest.echoes(lost.id()).size(), "what the sink's NIC sends reaches nobody");
        await("it is counted").until(() -> unwanted(trial) >= unwanted + RecipeTrial.COUNT);
    }

    static void remoteMirroringSource(final RecipeTrial trial) {
        plugIn(trial);
        trial.follow();
        final var capture = trial.scenario().keep(Capture.behind(trial.hosts(), "h1", RecipeSite.NIC));
        final var ping = trial.ping();
        capture.settle();
        assertOnce("BOTH", ping, capture.frames());
        assertEquals(Set.of(RSPAN), vlans(capture, ping));
    }

    static void remoteMirroringDestination(final RecipeTrial trial) {
        plugIn(trial);
        lead(trial);
        trial.follow("Remote Mirroring Source");
        trial.follow();
        final var capture = trial.atProbe();
        final var ping = trial.ping();
        capture.settle();
        assertOnce("BOTH", ping, capture.frames());
        assertEquals(Set.of(RSPAN), vlans(capture, ping));
    }

    static void mirrorOnEveryNode(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var captures = List.of(trial.atDevice("h1", "mirror0"), trial.atDevice("h2", "mirror0"));
        final var near = trial.ping();
        final var far = Ping.times(RecipeTrial.COUNT, trial.hosts(), site.own(), site.far());
        captures.forEach(Capture::settle);
        assertOnce("BOTH", near, captures.get(0).frames());
        assertOnce("BOTH", far, captures.get(1).frames());
        assertNone(near, captures.get(1).frames());
        assertNone(far, captures.get(0).frames());
        assertEquals(Set.of(RecipeSite.VLAN), vlans(captures.get(0), near));
    }

    static void percentage(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atProbe();
        trial.connect(CONVERSATIONS, site.guest(), site.client(), HTTPS);
        capture.settle();
        final var copied = conversations(capture.frames(), HTTPS).values();
        copied.forEach(packets ->
            assertEquals(Set.of(site.guest().address(), site.client().address()), Set.copyOf(packets)));
        copied.forEach(packets -> assertEquals(2, packets.size(), "a packet each way, once"));
        // one in ten: else one in 30,000 times
        assertTrue(!copied.isEmpty() && copied.size() < CONVERSATIONS / 4, copied.size() + " conversations");
    }

    static void byAddress(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atProbe();
        final var wanted = trial.ping();
        final var other = Ping.times(RecipeTrial.COUNT, trial.hosts(), site.guest(), site.backend());
        capture.settle();
        assertOnce("BOTH", wanted, capture.frames());
        assertNone(other, capture.frames());
    }

    static void toDevice(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atDevice("h1", "copies0");
        IntStream.of(HTTPS, 80).forEach(port -> trial.connect(3, site.guest(), site.client(), port));
        trial.connect(3, site.client(), site.guest(), HTTPS);
        capture.settle();
        final var copies = transports(capture.frames(), Transport.TCP).toList();
        assertEquals(3, copies.size());
        copies.forEach(copy -> assertEquals(site.guest().address(), copy.source().address()));
        copies.forEach(copy -> assertEquals(new Transport.End(site.client().address(), HTTPS), copy.destination()));
    }

    static void tapFlow(final RecipeTrial trial) {
        trial.follow();
        final var capture = trial.atProbe();
        final var ping = trial.ping();
        capture.settle();
        assertOnce("IN", ping, capture.frames());
    }

    static void virtualSwitch(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atProbe();
        final var ping = trial.ping();
        final var elsewhere = Ping.times(RecipeTrial.COUNT, trial.hosts(), site.own(), site.far());
        capture.settle();
        assertOnce("BOTH", ping, capture.frames());
        assertEquals(Set.of(RecipeSite.VLAN), vlans(capture, ping));
        assertNone(elsewhere, capture.frames());
    }

    static void station(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atProbe();
        final var ping = trial.ping();
        final var others = Ping.times(RecipeTrial.COUNT, trial.hosts(), site.client(), site.backend());
        capture.settle();
        assertOnce("BOTH", ping, capture.frames());
        assertEquals(Set.of(RecipeSite.VLAN), vlans(capture, ping));
        assertNone(others, capture.frames());
    }

    private static void plugIn(final RecipeTrial trial) {
        trial.hosts().run("nic", "h1", RecipeSite.NIC, "02:00:00:00:77:11");
        trial.scenario().atEnd(() -> trial.hosts().run("nicdel", "h1", RecipeSite.NIC));
        trial.hosts().run("publish", "h1");
    }

    /** The NIC's cable leads to a bridge of h2 that is there for it. */
    private static void lead(final RecipeTrial trial) {
        final var hosts = trial.hosts();
        final var far = hosts.enter("h2");
        hosts.run("exec", "h1/" + RecipeSite.NIC, "ip", "link", "set", "eth0", "name", CABLE, "netns",
            far.get(far.size() - 1));
        hosts.run("exec", "h2", "ip", "link", "set", CABLE, "up");
        hosts.vsctl("h2", "add-br", BRIDGE, "--", "set", "bridge", BRIDGE, "datapath_type=netdev", "--", "add-port",
            BRIDGE, CABLE);
        trial.scenario().atEnd(() -> hosts.vsctl("h2", "del-br", BRIDGE));
    }

    private static long unwanted(final RecipeTrial trial) {
        return trial.scenario().hostState("h2").at("/unwanted/packets").asLong();
    }

    /** The outer VLANs of the copies of a ping. */
    private static Set<Integer> vlans(final Capture capture, final Ping ping) {
        return capture.frames().stream().filter(frame -> frame.echo().filter(echo -> echo.id() == ping.id())
            .isPresent()).map(frame -> frame.vlan().orElse(0)).collect(Collectors.toSet());
    }
}
