package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One recipe being tried: what a test sends, and what it sees arrive. What it makes is removed when the scenario ends.
 *
 * @param title the recipe's
 * @param site where it is tried
 * @param scenario the test
 */
record RecipeTrial(String title, RecipeSite site, Scenario scenario) {
    /** Packets of a conversation in each direction. */
    static final int COUNT = 5;

    private static final String TAPS = "tapfabric:taps/";
    private static final RecipePage PAGE = RecipePage.read();

    /** Sends the requests of the recipe, and waits until its tap-flows are in effect. */
    void follow() {
        follow(title);
    }

    /** The same with another recipe of the page. */
    void follow(final String other) {
        final var recipe = PAGE.recipes().get(other);
        // another trial may have followed it
        recipe.flows().forEach(flow -> await(flow + " is gone").until(() -> scenario.flowState(flow).isMissingNode()));
        recipe.requests().stream().map(request -> request.with(site.words())).forEach(request -> {
            scenario.restconf().put(TAPS + request.path(), request.body()).orFail();
            scenario.atEnd(() -> scenario.restconf().delete(TAPS + request.path()).orFail());
        });
        recipe.flows().forEach(scenario::awaitEffect);
    }

    Hosts hosts() {
        return scenario.hosts();
    }

    /** What arrives at the analyser. */
    Capture atProbe() {
        return scenario.capture(site.probe());
    }

    /** What h1 sends to the collectors. */
    Capture atCollectors() {
        return scenario.keep(Capture.onUnderlay(hosts(), "h1"));
    }

    /** What a host gets by one of its devices. */
    Capture atDevice(final String host, final String device) {
        return scenario.keep(Capture.onDevice(hosts(), host, device));
    }

    /** A few packets of the guest to its client, and the replies. */
    Ping ping() {
        return Ping.times(COUNT, hosts(), site.guest(), site.client());
    }

    /** Opens TCP connections to a port where nobody listens: in each a packet, and the other's refusal. */
    void connect(final int times, final Guest sender, final Guest receiver, final int port) {
        inGuest(sender, "for nr in $(seq %d); do (exec 3<>/dev/tcp/%s/%d) || :; done 2>/dev/null"
            .formatted(times, receiver.address(), port));
    }

    /** Sends a UDP packet. */
    void send(final Guest sender, final Guest receiver, final int port) {
        inGuest(sender, "echo >/dev/udp/%s/%d".formatted(receiver.address(), port));
    }

    private void inGuest(final Guest guest, final String script) {
        hosts().run("exec", guest.where(), "bash", "-c", script);
    }

    /** The copies that a collector got by now. */
    static List<Outer> copies(final Capture capture, final String collector) {
        return capture.frames().stream().flatMap(frame -> Outer.of(frame).stream())
            .filter(outer -> outer.destination().equals(collector)).toList();
    }

    /** The frames within. */
    static List<Frame> inner(final Collection<Outer> copies) {
        return copies.stream().map(Outer::inner).toList();
    }

    /** How many copies there are of each echo packet of a ping. */
    static SortedMap<Echo, Integer> echoes(final Collection<Frame> frames, final Ping ping) {
        final var copies = new TreeMap<Echo, Integer>();
        frames.stream().flatMap(frame -> frame.echo().stream()).filter(echo -> echo.id() == ping.id())
            .forEach(echo -> copies.merge(echo, 1, Integer::sum));
        return copies;
    }

    /** How long the copies of a ping are. */
    static Set<Integer> lengths(final Collection<Frame> frames, final Ping ping) {
        return frames.stream().filter(frame -> frame.echo().filter(echo -> echo.id() == ping.id()).isPresent())
            .map(Frame::octets).collect(Collectors.toSet());
    }

    /** Each packet of a ping arrived once, as told by direction. */
    static void assertOnce(final String direction, final Ping ping, final Collection<Frame> frames) {
        assertEquals(COUNT, ping.sent());
        assertEquals(DataPlaneTest.seen(ping, direction), echoes(frames, ping));
    }

    /** Nothing of a ping that took place arrived. */
    static void assertNone(final Ping ping, final Collection<Frame> frames) {
        assertEquals(COUNT, ping.replies().size(), ping.toString());
        assertEquals(Map.of(), echoes(frames, ping));
    }

    /** What carries TCP or UDP. */
    static Stream<Transport> transports(final Collection<Frame> frames, final int protocol) {
        return frames.stream().flatMap(frame -> Transport.of(frame).stream())
            .filter(transport -> transport.protocol() == protocol);
    }

    /** The packets of each TCP conversation with a port: senders' addresses, as often as they are there. */
    static Map<Set<Transport.End>, List<String>> conversations(final Collection<Frame> frames, final int port) {
        return transports(frames, Transport.TCP)
            .filter(transport -> transport.ends().stream().anyMatch(end -> end.port() == port))
            .collect(Collectors.groupingBy(Transport::ends,
                Collectors.mapping(transport -> transport.source().address(), Collectors.toList())));
    }

    /** How many there are of each. */
    static <T> Map<T, Long> counted(final Stream<T> all) {
        return all.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
