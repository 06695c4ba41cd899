package io.tapfabric.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A conversation between two guests: an echo request every 50 ms, and its reply.
 */
final class Ping implements AutoCloseable {
    /** Requests per second. */
    static final int RATE = 20;

    private static final int SHOWN = 6;
    /** By when a ping that sends no more has ended. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Pattern REPLY = Pattern.compile("icmp_seq=(\\d+) ttl");
    private static final Pattern SENT = Pattern.compile("(\\d+) packets transmitted");
    private static final AtomicInteger IDS = new AtomicInteger(1000);

    private final int id = IDS.incrementAndGet();
    private final Process process;
    private final Collection<String> lines = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    private Ping(final Hosts hosts, final Guest sender, final List<String> args) {
        final var argv = new ArrayList<>(hosts.enter(sender.where()));
        argv.addAll(List.of("ping", "-n", "-i", "0.05", "-e", Integer.toString(id)));
        argv.addAll(args);
        try {
            process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "ping " + id);
        reader.setDaemon(true);
        reader.start();
    }

    /** Begins a conversation that goes on until it is stopped; returns when it runs. */
    static Ping between(final Hosts hosts, final Guest sender, final Guest receiver) {
        final var ping = new Ping(hosts, sender, List.of(receiver.address()));
        ping.awaitReplies(3);
        return ping;
    }

    /** Sends a number of requests to a guest and returns when the last reply is there. */
    static Ping times(final int count, final Hosts hosts, final Guest sender, final Guest receiver) {
        final var ping = new Ping(hosts, sender, List.of("-c", Integer.toString(count), receiver.address()));
        ping.finish();
        return ping;
    }

    /** As before, every 10 ms; it waits no longer than a second for a reply. */
    static Ping brief(final int count, final Hosts hosts, final Guest sender, final Guest receiver) {
        final var ping = new Ping(hosts, sender,
            List.of("-i", "0.01", "-c", Integer.toString(count), "-W", "1", receiver.address()));
        ping.finish();
        return ping;
    }

    /** A number of requests with so many octets of ICMP data; they are not fragmented. */
    static Ping sized(final int octets, final int count, final Hosts hosts, final Guest sender, final Guest receiver) {
        final var ping = new Ping(hosts, sender, List.of("-M", "do", "-s", Integer.toString(octets), "-c",
            Integer.toString(count), receiver.address()));
        ping.finish();
        return ping;
    }

    /** As before, but the packets may be fragmented. */
    static Ping fragmented(final int octets, final int count, final Hosts hosts, final Guest sender,
            final Guest receiver) {
        final var ping = new Ping(hosts, sender, List.of("-M", "dont", "-s", Integer.toString(octets), "-c",
            Integer.toString(count), receiver.address()));
        ping.finish();
        return ping;
    }

    /** Sends a number of requests, about 1,000 a second, and returns when the last reply is there. */
    static Ping fast(final int count, final Hosts hosts, final Guest sender, final Guest receiver) {
        final var ping = new Ping(hosts, sender,
            List.of("-i", "0.001", "-c", Integer.toString(count), "-W", "1", receiver.address()));
        ping.finish();
        return ping;
    }

    /** Begins a conversation of about 1,000 requests a second; returns when it runs. */
    static Ping fast(final Hosts hosts, final Guest sender, final Guest receiver) {
        final var ping = new Ping(hosts, sender, List.of("-i", "0.001", receiver.address()));
        ping.awaitReplies(3);
        return ping;
    }

    /** Sends a number of requests to a broadcast or multicast address, where nobody answers. */
    static Ping toAll(final int count, final Hosts hosts, final Guest sender, final String address) {
        final var ping = new Ping(hosts, sender,
            List.of("-c", Integer.toString(count), "-W", "0.1", "-b", "-I", "eth0", address));
        ping.finish();
        return ping;
    }

    int id() {
        return id;
    }

    /** The sequence number of the newest reply, 0 before the first. */
    int newest() {
        return replies().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Waits for as many further replies. */
    void awaitReplies(final int count) {
        final var goal = newest() + count;
        await("reply " + goal + " of ping " + id + "\n" + this).until(() -> newest() >= goal);
    }

    /** The sequence numbers of the replies that the sender saw, in the order in which they came. */
    List<Integer> replies() {
        return numbers(REPLY).boxed().toList();
    }

    /** How many replies the sender saw more than once. */
    long duplicates() {
        return lines.stream().filter(line -> line.contains("DUP!")).count();
    }

    /** Ends the conversation, right after a reply, so that no packet is on its way. */
    void stop() {
        final var goal = newest() + 1;
        await("reply " + goal + " of ping " + id).pollInterval(Duration.ofMillis(1)).until(() -> newest() >= goal);
        Command.output(Map.of(), List.of("kill", "-INT", Long.toString(process.pid())));
        finish();
    }

    /** How many requests were sent; known when the conversation has ended. */
    int sent() {
        return numbers(SENT).findFirst().orElseThrow(() -> new IllegalStateException(toString()));
    }

    /** Every request sent, once: what is expected of a sink that sees the sender's OUT. */
    SortedMap<Echo, Integer> requestsOnce() {
        return once(IntStream.rangeClosed(1, sent()), false);
    }

    /** Every reply received, once: what is expected of a sink that sees the sender's IN. */
    SortedMap<Echo, Integer> repliesOnce() {
        return once(replies().stream().mapToInt(Integer::intValue).distinct(), true);
    }

    @Override
    public void close() {
        process.destroy();
    }

    @Override
    public String toString() {
        final var all = List.copyOf(lines);
        return String.join("\n", all.subList(Math.max(0, all.size() - SHOWN), all.size()));
    }

    private IntStream numbers(final Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::find)
            .mapToInt(line -> Integer.parseInt(line.group(1)));
    }

    private SortedMap<Echo, Integer> once(final IntStream numbers, final boolean reply) {
        final var copies = new TreeMap<Echo, Integer>();
        numbers.forEach(seq -> copies.put(new Echo(id, seq, reply), 1));
        return copies;
    }

    private void finish() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("ping " + id + " does not end\n" + this);
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }
}
