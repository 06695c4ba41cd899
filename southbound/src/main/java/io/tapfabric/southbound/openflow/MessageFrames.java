package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.util.List;

/**
 * Cuts the octets from a switch into messages. A header that cannot be right ends the connection as soon as it is
 * there, however long a message it announces: the first message is a HELLO of any version, all others are OpenFlow 1.4.
 */
final class MessageFrames extends ByteToMessageDecoder {
    private boolean greeted;
    private boolean broken;

    @Override
    protected void decode(final ChannelHandlerContext ctx, final ByteBuf in, final List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
        } else if (in.readableBytes() >= Header.OCTETS) {
            final var header = Header.of(in);
            check(header);
            if (in.readableBytes() >= header.length()) {
                greeted = true;
                out.add(in.readRetainedSlice(header.length()));
            }
        }
    }

    private void check(final Header header) {
        if (header.length() < Header.OCTETS) {
            broken("length " + header.length() + " in a message header, allowed is 8 or more");
        }
        if (greeted && header.version() != Header.OPENFLOW_1_4) {
            broken("version " + header.version() + " in a message header, agreed is 5 (OpenFlow 1.4)");
        }
        if (!greeted && header.type() != Header.HELLO) {
            broken("first message is of type " + header.type() + ", must be 0 (HELLO)");
        }
    }

    private void broken(final String why) {
        broken = true;
        throw new DecoderException(why);
    }
}
