package io.tapfabric.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * UDP conversations (RFC 768) between two guests, one after the other: in each two requests and their replies.
 */
final class Conversations {
    /** The first of the senders' ports; the receiver's is higher than all of them. */
    static final int FIRST = 20_000;
    static final int PACKETS = 4;

    private static final int RECEIVER = 40_000;
    private static final int LOST = 2_000;

    private Conversations() {
    }

    /** Begins to answer at a guest; returns when it listens. */
    static Process answer(final Hosts hosts, final Guest receiver) throws IOException {
        final var process = new ProcessBuilder(java(hosts, receiver)).start();
        if (process.getInputStream().read() < 0) {
            throw new IOException(new String(process.getErrorStream().readAllBytes(), UTF_8));
        }
        return process;
    }

    /** Holds a number of conversations with a guest that answers, from {@link #FIRST} on; returns at their end. */
    static void hold(final int count, final Hosts hosts, final Guest sender, final Guest receiver) {
        Command.output(Map.of(), java(hosts, sender, receiver.address(), Integer.toString(count)));
    }

    private static List<String> java(final Hosts hosts, final Guest guest, final String... args) {
        final var argv = new ArrayList<>(hosts.enter(guest.where()));
        argv.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp",
            Conversations.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
            Conversations.class.getName()));
        argv.addAll(Arrays.asList(args));
        return argv;
    }

    /** What runs at a guest: without arguments it answers, else it asks: the other's address, and how many times. */
    public static void main(final String[] args) throws IOException {
        if (args.length == 0) {
            echo();
        } else {
            for (var nr = 0; nr < Integer.parseInt(args[1]); nr++) {
                ask(FIRST + nr, new InetSocketAddress(args[0], RECEIVER));
            }
        }
    }

    private static void echo() throws IOException {
        try (var socket = new DatagramSocket(RECEIVER)) {
            new FileOutputStream(FileDescriptor.out).write('\n');
            final var packet = new DatagramPacket(new byte[64], 64);
            while (true) {
                socket.receive(packet);
                socket.send(packet);
            }
        }
    }

    private static void ask(final int port, final InetSocketAddress receiver) throws IOException {
        try (var socket = new DatagramSocket(port)) {
            socket.setSoTimeout(LOST);
            for (var nr = 0; nr < PACKETS / 2; nr++) {
                socket.send(new DatagramPacket(new byte[16], 16, receiver));
                socket.receive(new DatagramPacket(new byte[16], 16));
            }
        }
    }
}
