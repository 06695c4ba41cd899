package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Pings between guests in a run of faults, and counts their copies at every sink.
 */
final class FaultTraffic {
    private static final int COUNT = 3;
    /** Open vSwitch's userspace datapath may itself lose a packet while it takes up a change of ports or mirrors. */
    private static final int TRIES = 2;
    /** A copy from another host may be a little later than the reply. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Hosts hosts;
    private final FaultModel model;
    private final SortedMap<String, Capture> captures = new TreeMap<>();
    private int counted;
    private int disturbed;

    FaultTraffic(final Hosts hosts, final FaultModel model) {
        this.hosts = hosts;
        this.model = model;
    }

    /** A sink is at a place where it never was: from now on what arrives there is captured. */
    void listen(final Guest sink) {
        captures.put(sink.where(), Capture.at(hosts, sink));
    }

    void close() {
        captures.values().forEach(Capture::close);
    }

    /** How many copies have been counted. */
    int counted() {
        return counted;
    }

    /** How many pings had to be repeated. */
    int disturbed() {
        return disturbed;
    }

    /** Sends echoes, and compares the copies of each with what there must be; says what differs. */
    List<String> differences(final Nic sender, final Nic receiver) {
        learn(sender, receiver);
        Ping.brief(COUNT, hosts, sender.here(), receiver.here());
        var ping = Ping.brief(COUNT, hosts, sender.here(), receiver.here());
        for (var left = TRIES; left > 0 && ping.replies().size() < COUNT; left--) {
            disturbed++;
            ping = Ping.brief(COUNT, hosts, sender.here(), receiver.here());
        }
        final var what = "%s@%s to %s@%s, ".formatted(sender, sender.places(), receiver, receiver.places());
        return ping.replies().size() < COUNT || ping.duplicates() > 0 ? List.of(what + "disturbed: " + ping)
            : compare(what, ping, sender, receiver);
    }

    /**
     * Lets each br-int know where the guests are, so that nothing floods. Of packets that its datapath knows already,
     * Open vSwitch would learn only when it next looks through the datapath's flows; these are forgotten, so that it
     * looks at each packet anew.
     */
    private void learn(final Nic... nics) {
        FaultModel.HOSTS.parallelStream().forEach(host -> hosts.run("appctl", host, "revalidator/purge"));
        Stream.of(nics).parallel().forEach(nic -> Ping.toAll(1, hosts, nic.here(), "10.0.255.255"));
    }

    private List<String> compare(final String what, final Ping ping, final Nic sender, final Nic receiver) {
        final var expected = expected(ping, sender, receiver);
        try {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).atMost(LATE)
                .until(() -> arrived(ping), expected::equals);
        } catch (ConditionTimeoutException e) {
            return List.of(what + "expected " + expected + ", arrived " + arrived(ping));
        }
        settle();
        counted += expected.values().stream().flatMap(copies -> copies.values().stream()).mapToInt(copies -> copies)
            .sum();
        return expected.equals(arrived(ping)) ? List.of()
            : List.of(what + "expected " + expected + ", in the end " + arrived(ping));
    }

    /** How many copies of each echo must arrive at each place of a sink; only what is not none. */
    private SortedMap<String, SortedMap<Echo, Integer>> expected(final Ping ping, final Nic sender,
            final Nic receiver) {
        final var expected = new TreeMap<String, SortedMap<Echo, Integer>>();
        add(expected, ping.requestsOnce(), model.copies(sender, receiver));
        add(expected, ping.repliesOnce(), model.copies(receiver, sender));
        return expected;
    }

    private static void add(final SortedMap<String, SortedMap<Echo, Integer>> expected,
            final Map<Echo, Integer> echoes, final Map<String, Integer> copies) {
        copies.forEach((where, count) -> echoes.keySet().forEach(echo ->
            expected.computeIfAbsent(where, key -> new TreeMap<>()).put(echo, count)));
    }

    private SortedMap<String, SortedMap<Echo, Integer>> arrived(final Ping ping) {
        final var arrived = new TreeMap<String, SortedMap<Echo, Integer>>();
        captures.forEach((where, capture) -> arrived.put(where, capture.echoes(ping.id())));
        arrived.values().removeIf(Map::isEmpty);
        return arrived;
    }

    private void settle() {
        model.sinks().parallelStream().forEach(sink -> sink.places().forEach(host ->
            Optional.ofNullable(captures.get(sink.at(host).where())).orElseThrow().settle()));
    }
}
