package io.tapfabric.testbed;

import static io.tapfabric.testbed.RecipeTrial.assertNone;
import static io.tapfabric.testbed.RecipeTrial.assertOnce;
import static io.tapfabric.testbed.RecipeTrial.conversations;
import static io.tapfabric.testbed.RecipeTrial.copies;
import static io.tapfabric.testbed.RecipeTrial.counted;
import static io.tapfabric.testbed.RecipeTrial.inner;
import static io.tapfabric.testbed.RecipeTrial.lengths;
import static io.tapfabric.testbed.RecipeTrial.transports;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.testbed.Outer.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trials of recipes whose copies arrive at collectors.
 */
final class CollectorRecipes {
    private static final int HTTP = 80;
    private static final int DNS = 53;
    private static final int CONVERSATIONS = 60;
    private static final List<String> BOTH = List.of(RecipeSite.COLLECTOR1, RecipeSite.COLLECTOR2);

    private CollectorRecipes() {
    }

    static void encapsulated(final RecipeTrial trial) {
        trial.follow();
        final var capture = trial.atCollectors();
        final var ping = trial.ping();
        capture.settle();
        final var first = copies(capture, RecipeSite.COLLECTOR1);
        final var second = copies(capture, RecipeSite.COLLECTOR2);
        assertOnce("BOTH", ping, inner(first));
        assertOnce("BOTH", ping, inner(second));
        assertKind(Kind.ERSPAN, 17, first);
        assertEquals(Set.of(3), first.stream().map(Outer::index).collect(Collectors.toSet()));
        assertKind(Kind.GRE, 0, second);
        assertEquals(Set.of(8), second.stream().map(Outer::dscp).collect(Collectors.toSet()));
    }

    static void sessionWithFilter(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atCollectors();
        trial.connect(1, site.client(), site.guest(), HTTP);
        trial.connect(1, site.client(), site.guest(), HTTP + 1);
        trial.connect(1, site.backend(), site.guest(), HTTP);
        final var ping = trial.ping();
        capture.settle();
        final var copies = copies(capture, RecipeSite.COLLECTOR1);
        assertKind(Kind.VXLAN, 5001, copies);
        assertNone(ping, inner(copies));
        // of the two refusals both are TCP to the client; of the two requests one is to port 80
        assertEquals(
            Map.of("to the guest, " + HTTP, 1L, "of the guest, " + HTTP, 1L, "of the guest, " + (HTTP + 1), 1L),
            counted(transports(inner(copies), Transport.TCP).map(packet ->
                packet.source().address().equals(site.guest().address()) ? "of the guest, " + packet.source().port()
                    : "to the guest, " + packet.destination().port())));
        assertTrue(ends(inner(copies)).noneMatch(site.backend().address()::equals), "of the backend, or to it");
    }

    static void loadBalancer(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atCollectors();
        trial.connect(CONVERSATIONS, site.guest(), site.client(), HTTP);
        capture.settle();
        BOTH.forEach(collector -> assertKind(Kind.VXLAN, 5002, copies(capture, collector)));
        final var shares = assertSpread(capture, HTTP, 2);
        // a quarter and three quarters: else one in 100,000 times
        assertTrue(shares.get(0) < shares.get(1), shares.toString());
    }

    static void sessionsInOrder(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atCollectors();
        trial.send(site.guest(), site.client(), DNS);
        final var ping = Ping.sized(1000, RecipeTrial.COUNT, trial.hosts(), site.guest(), site.client());
        capture.settle();
        final var sessions = copies(capture, RecipeSite.COLLECTOR1).stream()
            .collect(Collectors.groupingBy(Outer::number));
        assertEquals(Set.of(101L, 102L), sessions.keySet());
        final var dns = inner(sessions.get(101L));
        final var rest = inner(sessions.get(102L));
        assertEquals(List.of(DNS), transports(dns, Transport.UDP).map(packet -> packet.destination().port()).toList());
        assertEquals(1, dns.size());
        assertEquals(0, transports(rest, Transport.UDP).count());
        assertOnce("BOTH", ping, rest);
        assertEquals(Set.of(100), lengths(rest, ping));
    }

    static void severalInterfaces(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atCollectors();
        Stream.of(site.guest(), site.second(), site.backend())
            .forEach(server -> trial.connect(1, site.client(), server, HTTP));
        final var ping = trial.ping();
        capture.settle();
        final var copies = copies(capture, RecipeSite.COLLECTOR1);
        assertKind(Kind.VXLAN, 7, copies);
        assertNone(ping, inner(copies));
        assertEquals(Map.of(site.guest().address(), 1L, site.second().address(), 1L),
            counted(transports(inner(copies), Transport.TCP).map(packet -> packet.destination().address())));
    }

    static void subnet(final RecipeTrial trial) {
        trial.follow();
        final var site = trial.site();
        final var capture = trial.atCollectors();
        final var ofOtherHost = trial.scenario().keep(Capture.onUnderlay(trial.hosts(), "h2"));
        trial.connect(CONVERSATIONS, site.client(), site.backend(), HTTP);
        trial.connect(CONVERSATIONS, site.client(), site.far(), HTTP + 1);
        capture.settle();
        ofOtherHost.settle();
        BOTH.forEach(collector -> assertKind(Kind.VXLAN, 44, copies(capture, collector)));
        BOTH.forEach(collector -> assertTrue(inner(copies(capture, collector)).stream()
            .allMatch(frame -> frame.vlan().orElse(0) == RecipeSite.VLAN), "copies carry the tag"));
        assertSpread(capture, HTTP, 2);
        assertSpread(capture, HTTP + 1, 2 * 2);
    }

    static void severalReceivers(final RecipeTrial trial) {
        trial.follow();
        final var capture = trial.atCollectors();
        final var ping = Ping.sized(1000, RecipeTrial.COUNT, trial.hosts(), trial.site().guest(),
            trial.site().client());
        capture.settle();
        BOTH.forEach(collector -> {
            final var copies = copies(capture, collector);
            assertKind(Kind.GRE, 3, copies);
            assertOnce("BOTH", ping, inner(copies));
            assertEquals(Set.of(256), lengths(inner(copies), ping));
        });
    }

    static void tapMirror(final RecipeTrial trial) {
        trial.follow();
        final var capture = trial.atCollectors();
        final var ping = trial.ping();
        capture.settle();
        final var directions = copies(capture, RecipeSite.COLLECTOR1).stream()
            .collect(Collectors.groupingBy(Outer::number));
        assertEquals(Set.of(201L, 202L), directions.keySet());
        assertOnce("IN", ping, inner(directions.get(201L)));
        assertOnce("OUT", ping, inner(directions.get(202L)));
    }

    /** There are copies, and all are encapsulated so. */
    private static void assertKind(final Kind kind, final long number, final Collection<Outer> copies) {
        assertEquals(Set.of(kind + " " + number),
            copies.stream().map(copy -> copy.kind() + " " + copy.number()).collect(Collectors.toSet()));
    }

    /** Each conversation is at one collector alone, half of its copies each way; returns how many each has: some. */
    private static List<Integer> assertSpread(final Capture capture, final int port, final int copies) {
        final var first = conversations(inner(copies(capture, RecipeSite.COLLECTOR1)), port);
        final var second = conversations(inner(copies(capture, RecipeSite.COLLECTOR2)), port);
        final var all = new HashSet<>(first.keySet());
        all.addAll(second.keySet());
        assertEquals(CONVERSATIONS, all.size());
        assertEquals(CONVERSATIONS, first.size() + second.size(), "some are at both");
        assertTrue(!first.isEmpty() && !second.isEmpty(), first.size() + " and " + second.size());
        final var eachWay = List.of(copies / 2L, copies / 2L);
        Stream.of(first, second).flatMap(at -> at.values().stream())
            .forEach(senders -> assertEquals(eachWay, List.copyOf(counted(senders.stream()).values())));
        return List.of(first.size(), second.size());
    }

    /** The addresses of TCP packets. */
    private static Stream<String> ends(final Collection<Frame> frames) {
        return transports(frames, Transport.TCP)
            .flatMap(packet -> Stream.of(packet.source().address(), packet.destination().address()));
    }
}
