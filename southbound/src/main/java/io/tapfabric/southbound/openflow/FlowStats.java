package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.tapfabric.southbound.LinkException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a flow-stats reply (OpenFlow 1.4 section 7.3.5.2) with instructions left as they are. OpenFlowJ would throw the
 * whole reply away for one Nicira action or field in it.
 *
 * <pre>
 *  octet 0       2     3   4            12         14            24       32        40      48       48 + match
 *  +-------------+-----+---+------------+----------+-------------+--------+---------+-------+--------+--------------+
 *  | length      |table| - | duration   | priority | timeouts... | cookie | packets | bytes | match  | instructions |
 *  +-------------+-----+---+------------+----------+-------------+--------+---------+-------+--------+--------------+
 * </pre>
 */
final class FlowStats {
    private static final int REPLY_HEADER = 16;
    private static final int FIXED_OCTETS = 48;
    private static final int MATCH_HEADER = 4;
    private static final int OXM_HEADER = 4;

    private final SortedMap<WireKey, ObservedFlow> flows;

    private FlowStats(final SortedMap<WireKey, ObservedFlow> flows) {
        this.flows = flows;
    }

    /** All flows in the messages of one reply. */
    static SortedMap<WireKey, ObservedFlow> read(final Iterable<byte[]> messages) throws LinkException {
        final var stats = new FlowStats(new TreeMap<>());
        for (var message : messages) {
            stats.readMessage(Unpooled.wrappedBuffer(message));
        }
        return stats.flows;
    }

    private void readMessage(final ByteBuf message) throws LinkException {
        must(message.readableBytes() >= REPLY_HEADER, "reply ends in its header", message);
        message.skipBytes(REPLY_HEADER);
        while (message.isReadable()) {
            must(message.readableBytes() >= FIXED_OCTETS + MATCH_HEADER, "flow is cut off", message);
            final int length = message.getUnsignedShort(message.readerIndex());
            must(length >= FIXED_OCTETS + MATCH_HEADER && length <= message.readableBytes(), "flow of wrong length "
                + length, message);
            readFlow(message.readSlice(length));
        }
    }

    private void readFlow(final ByteBuf flow) throws LinkException {
        final int table = flow.getUnsignedByte(2);
        final int priority = flow.getUnsignedShort(12);
        final int matchLength = flow.getUnsignedShort(FIXED_OCTETS + 2);
        final int instructions = FIXED_OCTETS + (matchLength + 7 & ~7);
        must(matchLength >= MATCH_HEADER && instructions <= flow.readableBytes(), "match of wrong length "
            + matchLength, flow);
        final var match = readMatch(flow.slice(FIXED_OCTETS + MATCH_HEADER, matchLength - MATCH_HEADER));
        final var entry = new WireEntry(flow.getLong(24),
            ByteBufUtil.hexDump(flow, instructions, flow.readableBytes() - instructions));
        flows.put(new WireKey(table, priority, match), new ObservedFlow(entry, flow.getLong(32), flow.getLong(40)));
    }

    private static SortedMap<Integer, String> readMatch(final ByteBuf fields) throws LinkException {
        final var match = new TreeMap<Integer, String>();
        while (fields.isReadable()) {
            must(fields.readableBytes() >= OXM_HEADER, "match field is cut off", fields);
            final int header = fields.readInt();
            final int length = header & 0xff;
            must(length <= fields.readableBytes(), "match field of wrong length " + length, fields);
            match.put(header, ByteBufUtil.hexDump(fields, fields.readerIndex(), length));
            fields.skipBytes(length);
        }
        return match;
    }

    private static void must(final boolean right, final String what, final ByteBuf where) throws LinkException {
        if (!right) {
            throw new LinkException("malformed flow-stats reply: " + what + " at octet " + where.readerIndex());
        }
    }
}
