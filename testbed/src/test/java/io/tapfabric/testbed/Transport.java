package io.tapfabric.testbed;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who sends a TCP or UDP packet over IPv4 to whom.
 *
 * @param protocol its number with IANA
 * @param source the sender
 * @param destination the receiver
 */
record Transport(int protocol, End source, End destination) {
    static final int TCP = 6;
    static final int UDP = 17;

    private static final int IPV4 = 0x0800;

    /**
     * One end of a conversation.
     *
     * @param address the IPv4 address
     * @param port the port
     */
    record End(String address, int port) { }

    /** What a frame carries, with a VLAN tag or without; empty if it is neither TCP nor UDP over IPv4. */
    static Optional<Transport> of(final Frame frame) {
        final var bytes = frame.bytes();
        final int ip = frame.vlan().isPresent() ? 18 : 14;
        if (frame.type() != IPV4 || bytes.get(ip + 9) != TCP && bytes.get(ip + 9) != UDP) {
            return Optional.empty();
        }
        final int ports = ip + (bytes.get(ip) & 0xf) * 4;
        return Optional.of(new Transport(bytes.get(ip + 9),
            new End(address(bytes, ip + 12), bytes.getShort(ports) & 0xffff),
            new End(address(bytes, ip + 16), bytes.getShort(ports + 2) & 0xffff)));
    }

    /** The conversation, the same for both directions. */
    Set<End> ends() {
        return Set.of(source, destination);
    }

    static String address(final ByteBuffer bytes, final int offset) {
        return IntStream.range(offset, offset + 4).mapToObj(nr -> Integer.toString(bytes.get(nr) & 0xff))
            .collect(Collectors.joining("."));
    }
}
