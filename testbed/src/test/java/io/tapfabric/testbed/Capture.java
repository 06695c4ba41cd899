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
 * What passes a network interface that a port of a bridge leads to, from the moment the capture exists.
 */
final class Capture implements AutoCloseable {
    /** Octets of a frame that are kept: more than any frame of the testbed has. */
    private static final String LONGEST = "4096";
    /**
     * Kibibytes that wait for tcpdump. A frame takes as much of them as the longest may have, which without a limit is
     * 64 KiB on some devices: then the usual 2 MiB lose frames of any burst.
     */
    private static final String BUFFER = "16384";
    private static final AtomicInteger MARKERS = new AtomicInteger();

    private final Hosts hosts;
    private final String host;
    private final String port;
    private final String bridge;
    private final Process tcpdump;
    private final Collection<Frame> frames = new ConcurrentLinkedQueue<>();

    /** Where tcpdump listens: in which namespace, at which interface, and to what (its option -Q). */
    private record Ear(String where, String device, String passing) {
    }

    private Capture(final Hosts hosts, final String host, final String port, final Process tcpdump) {
        this.hosts = hosts;
        this.host = host;
        this.port = port;
        bridge = hosts.vsctl(host, "port-to-br", port);
        this.tcpdump = tcpdump;
    }

    /** Begins a capture of what comes in at a guest; frames that the guest sends are left out. */
    static Capture at(final Hosts hosts, final Guest guest) {
        return begin(hosts, guest.host(), guest.port(), new Ear(guest.where(), "eth0", "in"));
    }

    /** Begins a capture of what a guest receives and of what it sends. */
    static Capture ofAll(final Hosts hosts, final Guest guest) {
        return begin(hosts, guest.host(), guest.port(), new Ear(guest.where(), "eth0", "inout"));
    }

    /** Begins a capture of what a NIC of a host sends to the machine at the other end of its cable. */
    static Capture behind(final Hosts hosts, final String host, final String nic) {
        return begin(hosts, host, nic, new Ear(host + "/" + nic, "eth0", "in"));
    }

    /** Begins a capture of what the host itself gets by a device that is a port of a bridge. */
    static Capture onDevice(final Hosts hosts, final String host, final String device) {
        return begin(hosts, host, device, new Ear(host, device, "in"));
    }

    /** Begins a capture of what the testbed's machine without Open vSwitch gets from a host by the underlay. */
    static Capture onUnderlay(final Hosts hosts, final String host) {
        return begin(hosts, host, "under0", new Ear("ctl", "under0", "in"));
    }

    /** Begins a capture anywhere; {@code host} and {@code port} are what leads there. */
    static Capture from(final Hosts hosts, final String host, final String port, final String where,
            final String device) {
        return begin(hosts, host, port, new Ear(where, device, "in"));
    }

    private static Capture begin(final Hosts hosts, final String host, final String port, final Ear ear) {
        final var argv = new ArrayList<>(hosts.enter(ear.where));
        argv.addAll(List.of("tcpdump", "-i", ear.device, "-Q", ear.passing, "--immediate-mode", "-U", "-s", LONGEST,
            "-B", BUFFER, "-w", "-"));
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

    /** Drops what was captured until now. */
    void forget() {
        frames.clear();
    }

    /**
     * Sends a marker through the port and waits until it arrives: what its bridge put out before is now in the
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
