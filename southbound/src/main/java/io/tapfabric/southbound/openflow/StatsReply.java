package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tapfabric.southbound.LinkException;
import java.util.function.Consumer;

/**
 * How a message of a multipart reply is laid out: a header, and things of one kind that each tell their length.
 *
 * @param what the kind, for the sentence about a malformed reply
 * @param lengthAt where in each its length is, in two octets
 * @param least octets that each has at least
 */
record StatsReply(String what, int lengthAt, int least) {
    private static final int HEADER = 16;

    /** Takes the message apart. */
    void each(final byte[] octets, final Consumer<ByteBuf> reader) throws LinkException {
        final var message = Unpooled.wrappedBuffer(octets);
        must(message.readableBytes() >= HEADER, "reply ends in its header", message);
        message.skipBytes(HEADER);
        while (message.isReadable()) {
            must(message.readableBytes() >= least, what + " is cut off", message);
            final int length = message.getUnsignedShort(message.readerIndex() + lengthAt);
            must(length >= least && length <= message.readableBytes(), what + " of wrong length " + length, message);
            reader.accept(message.readSlice(length));
        }
    }

    private void must(final boolean right, final String fault, final ByteBuf where) throws LinkException {
        if (!right) {
            throw new LinkException("malformed " + what + " reply: " + fault + " at octet " + where.readerIndex());
        }
    }
}
