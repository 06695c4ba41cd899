package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;

/**
 * Notices a switch that has gone silent: asks for an echo at a steady pace and takes every whole message as a sign of
 * life (OpenFlow 1.4 section 7.5.2). Answers the switch's own echo requests. Echoes end here, all else goes on.
 */
final class KeepAlive extends ChannelInboundHandlerAdapter {
    private final Timings timings;
    private long heard = System.nanoTime();

    KeepAlive(final Timings timings) {
        this.timings = timings;
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> pulse(ctx), timings.echo().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void pulse(final ChannelHandlerContext ctx) {
        if (!ctx.channel().isActive()) {
            return;
        }
        if (System.nanoTime() - heard > timings.silence().toNanos()) {
            ctx.fireExceptionCaught(new PeerFault("silent for " + timings.silence().toMillis() + " ms"));
            return;
        }
        ctx.writeAndFlush(Wire.octets(Wire.OF.buildEchoRequest().setXid(0).build()));
        handlerAdded(ctx);
    }

    @Override
    public void channelRead(final ChannelHandlerContext ctx, final Object received) {
        heard = System.nanoTime();
        final var message = (ByteBuf) received;
        switch (Header.of(message).type()) {
            case Header.ECHO_REQUEST -> ctx.writeAndFlush(reply(message));
            case Header.ECHO_REPLY -> message.release();
            default -> ctx.fireChannelRead(message);
        }
    }

    /** The request itself with another type: xid and payload are to be the same. */
    private static ByteBuf reply(final ByteBuf request) {
        return request.setByte(request.readerIndex() + 1, Header.ECHO_REPLY);
    }
}
