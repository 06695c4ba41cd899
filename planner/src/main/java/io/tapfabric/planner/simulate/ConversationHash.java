package io.tapfabric.planner.simulate;

import io.tapfabric.planner.flow.Field;
import java.util.Map;

/**
 * Open vSwitch's hash of a conversation ({@code symmetric_l3l4+udp}, ovs-actions(7)), the same for both directions:
 * MurmurHash3 (x86, 32 bits) over the exclusive-or of the addresses, the protocol, and the exclusive-or of the ports,
 * each as a word of a little-endian machine. Builds for processors with CRC32 instructions ({@code -msse4.2}, and
 * {@code +crc} on 64-bit ARM) have another, of which nothing is known here.
 */
final class ConversationHash {
    private static final int FIRST_FACTOR = 0xcc9e2d51;
    private static final int SECOND_FACTOR = 0x1b873593;
    private static final long IPV4 = 0x800;

    /** The fields of the ports, by protocol: TCP, UDP, SCTP. */
    private static final Map<Long, Ports> PORTS = Map.of(6L, new Ports(Field.TCP_SRC, Field.TCP_DST),
        17L, new Ports(Field.UDP_SRC, Field.UDP_DST), 132L, new Ports(Field.SCTP_SRC, Field.SCTP_DST));

    private record Ports(Field source, Field destination) {
    }

    private ConversationHash() {
    }

    /**
     * The hash of an IPv4 or IPv6 packet, 32 bits unsigned. What is a fragment, the first too, has no ports here.
     *
     * @param basis what it begins with
     */
    static long of(final Packet packet, final int basis) {
        int hash = basis;
        if (packet.get(Field.ETH_TYPE) == IPV4) {
            hash = add(hash, swapped(between(packet, Field.IPV4_SRC, Field.IPV4_DST)));
        } else {
            final long high = between(packet, Field.IPV6_SRC_HIGH, Field.IPV6_DST_HIGH);
            final long low = between(packet, Field.IPV6_SRC_LOW, Field.IPV6_DST_LOW);
            for (long word : new long[] {high >>> Integer.SIZE, high, low >>> Integer.SIZE, low}) {
                hash = add(hash, swapped(word));
            }
        }
        final long protocol = packet.get(Field.IP_PROTO);
        hash = add(hash, (int) protocol);
        final var ports = PORTS.get(protocol);
        if (ports != null && packet.get(Field.IP_FRAGMENT) == 0) {
            hash = add(hash, swapped(between(packet, ports.source(), ports.destination())) >>> Short.SIZE);
        }
        return Integer.toUnsignedLong(finish(hash ^ basis));
    }

    private static long between(final Packet packet, final Field one, final Field other) {
        return packet.get(one) ^ packet.get(other);
    }

    private static int swapped(final long word) {
        return Integer.reverseBytes((int) word);
    }

    /** One block of MurmurHash3. */
    private static int add(final int hash, final int word) {
        final int mixed = Integer.rotateLeft(word * FIRST_FACTOR, 15) * SECOND_FACTOR;
        return Integer.rotateLeft(hash ^ mixed, 13) * 5 + 0xe6546b64;
    }

    /** Its end; Open vSwitch mixes in the basis before, and not the length. */
    private static int finish(final int hash) {
        int end = (hash ^ hash >>> 16) * 0x85ebca6b;
        end = (end ^ end >>> 13) * 0xc2b2ae35;
        return end ^ end >>> 16;
    }
}
