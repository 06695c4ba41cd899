package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands before the library's endpoint and sees each message first: it keeps the time of the last, and it makes of an
 * error reply (RFC 7047 §4), which the endpoint would ignore, the end of the connection. No call of ours is answered
 * so by a database that we can use: what it refuses of a transaction it says in the result.
 */
final class Guard extends ChannelInboundHandlerAdapter {
    private final Wire wire;

    Guard(final Wire wire) {
        this.wire = wire;
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        final var json = (JsonNode) message;
        wire.heard();
        if (!json.isObject()) {
            wire.close("it sent what is no JSON-RPC message");
        } else if (!json.path("error").isNull() && !json.path("error").isMissingNode()) {
            wire.close("it answered a call with the error " + json.path("error"));
        } else {
            context.fireChannelRead(message);
        }
    }
}
