package io.tapfabric.testbed;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An Ethernet frame from a capture: what the tests ask of it.
 *
 * @param bytes from the destination address on
 */
record Frame(ByteBuffer bytes) {
    /** IEEE Std 802 local experimental ethertype: the frames that a capture sends to itself. */
    static final int MARKER = 0x88b5;

    private static final int ADDRESS = 6;
    private static final int TYPE_OFFSET = 12;
    private static final int VLAN = 0x8100;
    private static final int IPV4 = 0x0800;
    /** Where the protocol stands in an IPv4 header (RFC 791 section 3.1). */
    private static final int PROTOCOL = 9;
    /** Where the flags and the fragment offset stand there, and which bits are the offset. */
    private static final int FRAGMENT = 6;
    private static final int FRAGMENT_OFFSET = 0x1fff;
    private static final int ICMP = 1;
    private static final int UDP = 17;
    private static final int GRE = 47;
    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REPLY = 0;

    /** The VLAN of its outer tag (IEEE 802.1Q). */
    OptionalInt vlan() {
        return shortAt(TYPE_OFFSET) == VLAN ? OptionalInt.of(shortAt(TYPE_OFFSET + 2) & 0xfff) : OptionalInt.empty();
    }

    /** Its destination address, as {@link Guest#mac} writes one. */
    String destination() {
        return IntStream.range(0, ADDRESS).mapToObj(nr -> "%02x".formatted(bytes.get(nr) & 0xff))
            .collect(Collectors.joining(":"));
    }

    /** All of it, as hex digits. */
    String hex() {
        return IntStream.range(0, octets()).mapToObj(nr -> "%02x".formatted(bytes.get(nr) & 0xff))
            .collect(Collectors.joining());
    }

    /** What is behind the first octets: the frame that a tunnel carries. */
    Frame behind(final int octets) {
        return new Frame(bytes.duplicate().position(octets).slice());
    }

    /** This frame with a further tag in front of those that it has. */
    Frame tagged(final int vlan) {
        final var tagged = ByteBuffer.allocate(octets() + 4);
        tagged.put(bytes.duplicate().limit(TYPE_OFFSET)).putShort((short) VLAN).putShort((short) vlan)
            .put(bytes.duplicate().position(TYPE_OFFSET));
        return new Frame(tagged.flip());
    }

    /** This frame without its outer tag. */
    Frame untagged() {
        final var untagged = ByteBuffer.allocate(octets() - 4);
        untagged.put(bytes.duplicate().limit(TYPE_OFFSET)).put(bytes.duplicate().position(TYPE_OFFSET + 4));
        return new Frame(untagged.flip());
    }

    /** How long it is. */
    int octets() {
        return bytes.remaining();
    }

    /** The ethertype behind the tag. */
    int type() {
        return shortAt(typeOffset());
    }

    /** The number that follows the ethertype: the payload of a marker. */
    int number() {
        return bytes.getInt(typeOffset() + 2);
    }

    /** Whether it is an ICMP packet over IPv4, or a fragment of one. */
    boolean isIcmp() {
        return carries(ICMP);
    }

    /** The lower port of a UDP packet over IPv4 that is no fragment; empty of any other. */
    OptionalInt lowerUdpPort() {
        final var ip = typeOffset() + 2;
        final var udp = carries(UDP) ? ip + (bytes.get(ip) & 0xf) * 4 : 0;
        return udp == 0 ? OptionalInt.empty() : OptionalInt.of(Math.min(shortAt(udp), shortAt(udp + 2)));
    }

    /** Whether it is a GRE packet over IPv4 (RFC 2784). */
    boolean isGre() {
        return carries(GRE);
    }

    /** Whether it is a fragment of an IPv4 packet, other than the first. */
    boolean isLaterFragment() {
        return type() == IPV4 && (shortAt(typeOffset() + 2 + FRAGMENT) & FRAGMENT_OFFSET) != 0;
    }

    /** The echo packet that it carries, or of which it is the first fragment. */
    Optional<Echo> echo() {
        final var ip = typeOffset() + 2;
        if (type() != IPV4 || bytes.get(ip + PROTOCOL) != ICMP || isLaterFragment()) {
            return Optional.empty();
        }
        final var icmp = ip + (bytes.get(ip) & 0xf) * 4;
        final var kind = bytes.get(icmp);
        return kind == ECHO_REQUEST || kind == ECHO_REPLY
            ? Optional.of(new Echo(shortAt(icmp + 4), shortAt(icmp + 6), kind == ECHO_REPLY)) : Optional.empty();
    }

    private boolean carries(final int protocol) {
        return type() == IPV4 && bytes.get(typeOffset() + 2 + PROTOCOL) == protocol;
    }

    private int typeOffset() {
        return vlan().isPresent() ? TYPE_OFFSET + 4 : TYPE_OFFSET;
    }

    private int shortAt(final int offset) {
        return bytes.getShort(offset) & 0xffff;
    }
}
