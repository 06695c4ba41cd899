package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads one JSON text, already cut out of the stream. It stands in for the library's decoder, which has no limit of
 * length and loses its place after a text that ends in a backslash.
 */
final class MessageReader extends MessageToMessageDecoder<ByteBuf> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void decode(final ChannelHandlerContext context, final ByteBuf text, final List<Object> out)
            throws IOException {
        out.add(JSON.readTree((InputStream) new ByteBufInputStream(text)));
    }
}
