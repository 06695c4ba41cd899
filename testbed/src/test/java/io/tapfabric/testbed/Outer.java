package io.tapfabric.testbed;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A copy on the underlay, taken out of its encapsulation over IPv4.
 *
 * @param destination the collector's address
 * @param dscp the code point of the outer packet
 * @param kind how it is encapsulated
 * @param number GRE key, ERSPAN session or VNI
 * @param index that of ERSPAN Type II, else 0
 * @param inner the copy
 */
record Outer(String destination, int dscp, Kind kind, long number, int index, Frame inner) {
    private static final int IPV4 = 0x0800;
    private static final int IP = 14;
    private static final int GRE = 47;
    private static final int UDP = 17;
    /** GRE with key and nothing else (RFC 2890): flags, transparent Ethernet bridging, key. */
    private static final int KEY_AND_ETHERNET = 0x20006558;
    /** GRE with sequence number and nothing else, and ERSPAN Type II (draft-foschiano-erspan section 4.2). */
    private static final int SEQUENCE_AND_ERSPAN = 0x100088be;
    private static final int VXLAN_PORT = 4789;
    private static final long UNSIGNED = 0xffffffffL;

    /** How a copy is encapsulated. */
    enum Kind {
        GRE, ERSPAN, VXLAN
    }

    /** What a frame of the underlay carries; empty if it carries no copy. */
    static Optional<Outer> of(final Frame frame) {
        final var bytes = frame.bytes();
        if (frame.type() != IPV4 || frame.vlan().isPresent()) {
            return Optional.empty();
        }
        final var protocol = bytes.get(IP + 9);
        final int payload = IP + (bytes.get(IP) & 0xf) * 4;
        if (protocol == GRE && bytes.getInt(payload) == KEY_AND_ETHERNET) {
            return Optional.of(outer(bytes, Kind.GRE, bytes.getInt(payload + 4) & UNSIGNED, 0, payload + 8));
        }
        if (protocol == GRE && bytes.getInt(payload) == SEQUENCE_AND_ERSPAN) {
            final int erspan = payload + 8;
            return Optional.of(outer(bytes, Kind.ERSPAN, bytes.getShort(erspan + 2) & 0x3ff,
                bytes.getInt(erspan + 4) & 0xfffff, erspan + 8));
        }
        if (protocol == UDP && (bytes.getShort(payload + 2) & 0xffff) == VXLAN_PORT) {
            return Optional.of(outer(bytes, Kind.VXLAN, bytes.getInt(payload + 12) >>> 8, 0, payload + 16));
        }
        return Optional.empty();
    }

    private static Outer outer(final ByteBuffer bytes, final Kind kind, final long number, final int index,
            final int begin) {
        final int length = (bytes.getShort(IP + 2) & 0xffff) + IP - begin;
        return new Outer(Transport.address(bytes, IP + 16), (bytes.get(IP + 1) & 0xff) >> 2, kind, number, index,
            new Frame(bytes.slice(begin, length)));
    }
}
