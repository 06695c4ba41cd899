package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.tapfabric.planner.state.Count;
import io.tapfabric.southbound.LinkException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads replies about ports (OpenFlow 1.4 section 7.3.5.6).
 *
 * <pre>
 *  octet 0        2   4        8          16           24           32         40         48          80
 *  +--------+---+--------+----------+------------+------------+----------+----------+-----------+----------------+
 *  | length | - | number | duration | rx packets | tx packets | rx bytes | tx bytes | drops ... | properties ... |
 *  +--------+---+--------+----------+------------+------------+----------+----------+-----------+----------------+
 * </pre>
 */
final class PortStats {
    private static final StatsReply REPLY = new StatsReply("port", 0, 80);
    private static final int NUMBER = 4;
    private static final int SENT_PACKETS = 24;
    private static final int SENT_OCTETS = 40;

    private PortStats() {
    }

    /** What every port in the messages of one reply has sent, by its OpenFlow number. */
    static SortedMap<Integer, Count> read(final Iterable<byte[]> messages) throws LinkException {
        final var sent = new TreeMap<Integer, Count>();
        for (var message : messages) {
            REPLY.each(message, port -> sent.put(port.getInt(NUMBER), sent(port)));
        }
        return sent;
    }

    private static Count sent(final ByteBuf port) {
        return new Count(port.getLong(SENT_PACKETS), port.getLong(SENT_OCTETS));
    }
}
