package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What arrives at a guest, from the moment the capture exists.
 */
final class Capture implements AutoCloseable {
    private static final AtomicInteger MARKERS = new AtomicInteger();

    private final Hosts hosts;
    private final String host;
    private final String port;
    private final String bridge;
    private final Process tcpdump;
    private final Collection<Frame> frames = new ConcurrentLinkedQueue<>();

    private Capture(final Hosts hosts, final String host, final String port, final Process tcpdump) {
        this.hosts = hosts;
        this.host = host;
        this.port = port;
        bridge = hosts.vsctl(host, "port-to-br", port);
        this.tcpdump = tcpdump;
    }

    /** Begins a capture of what comes in at a guest; frames that the guest sends are left out. */
    static Capture at(final Hosts hosts, final Guest guest) {
        return begin(hosts, guest.host(), guest.where(), guest.port());
    }

    /** Begins a capture of what a NIC of a host sends to the machine at the other end of its cable. */
    static Capture behind(final Hosts hosts, final String host, final String nic) {
        return begin(hosts, host, host + "/" + nic, nic);
    }

    private static Capture begin(final Hosts hosts, final String host, final String where, final String port) {
        final var argv = new ArrayList<>(hosts.enter(where));
        argv.addAll(List.of("tcpdump", "-i", "eth0", "-Q", "in", "--immediate-mode", "-U", "-s0", "-w", "-"));
        try {
            final var capture = new Capture(hosts, host, port,
                new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD).start());
            final var pcap = new Pcap(capture.tcpdump.getInputStream());
            final var reader = new Thread(() -> capture.read(pcap), "capture at " + port);
            reader.setDaemon(true);
            reader.start();
            return capture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many copies arrived of each echo packet of a ping. */
    SortedMap<Echo, Integer> echoes(final int id) {
        final var copies = new TreeMap<Echo, Integer>();
        frames.stream().flatMap(frame -> frame.echo().stream()).filter(echo -> echo.id() == id)
            .forEach(echo -> copies.merge(echo, 1, Integer::sum));
        return copies;
    }

    List<Frame> frames() {
        return List.copyOf(frames);
    }

    /**
     * Sends a marker through the guest's port and waits until it arrives: what its bridge put out before is now in the
     * capture.
     */
    void settle() {
        final var number = MARKERS.incrementAndGet();
        final var packet = "ffffffffffff" + "020000000001" + "%04x".formatted(Frame.MARKER) + "%08x".formatted(number)
            + "00".repeat(46);
        hosts.ofctl(host, "-O", "OpenFlow14", "packet-out", bridge,
            "in_port=CONTROLLER packet=" + packet + " actions=output:" + port);
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> frames.stream()
            .anyMatch(frame -> frame.type() == Frame.MARKER && frame.number() == number));
    }

    @Override
    public void close() {
        tcpdump.destroy();
    }

    private void read(final Pcap pcap) {
        try {
            for (var frame = pcap.next(); frame.isPresent(); frame = pcap.next()) {
                frames.add(frame.orElseThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
