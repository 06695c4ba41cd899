package io.tapfabric.southbound.openflow;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last in the pipeline: whatever goes wrong on a connection ends this connection, no other, with one line in the log.
 */
final class Fuse extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Fuse.class);

    private final String peer;
    private boolean blown;

    Fuse(final String peer) {
        this.peer = peer;
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext ctx, final Throwable cause) {
        if (!blown) {
            blown = true;
            LOG.warn("connection of a switch closed peer={} reason={}", peer, reason(cause));
        }
        ctx.close();
    }

    private static String reason(final Throwable cause) {
        return cause instanceof PeerFault ? cause.getMessage() : cause.toString();
    }
}
