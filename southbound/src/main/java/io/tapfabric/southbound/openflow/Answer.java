package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * A message that a switch sent about an {@link Exchange}.
 *
 * @param channel where it came from
 * @param header its header
 * @param index distance of its transaction id from the exchange's first
 * @param message the whole message
 */
record Answer(Channel channel, Header header, int index, ByteBuf message) {
    boolean is(final int type) {
        return header.type() == type;
    }

    boolean isError() {
        return is(Header.ERROR);
    }

    /** Why something was refused; for errors only. */
    Refusal refusal() {
        return Refusal.of(message);
    }

    /** The unsigned 16 bits that are {@code offset} octets after the header. */
    int body(final int offset) {
        return message.getUnsignedShort(message.readerIndex() + Header.OCTETS + offset);
    }

    /** The exchange's first transaction id. */
    int firstXid() {
        return header.xid() - index;
    }
}
