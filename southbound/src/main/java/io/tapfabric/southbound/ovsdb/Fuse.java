package io.tapfabric.southbound.ovsdb;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands last: whatever goes wrong while a connection's messages are read costs that connection, and nothing else.
 */
final class Fuse extends ChannelInboundHandlerAdapter {
    private final Wire wire;

    Fuse(final Wire wire) {
        this.wire = wire;
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        wire.close("its messages cannot be read: " + cause);
    }
}
