package io.tapfabric.southbound.openflow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Asks vswitchd for traces over its control socket (ovs-appctl(8)), by JSON-RPC 1.0. */
final class Tracer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketChannel channel;
    private final JsonParser answers;
    private int calls;

    Tracer(final Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        answers = JSON.createParser(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /** What becomes of a packet, as {@code ovs-appctl ofproto/trace brtap PACKET} prints it. */
    String trace(final String packet) throws IOException {
        final var call = JSON.writeValueAsBytes(
            Map.of("id", calls++, "method", "ofproto/trace", "params", List.of("brtap", packet)));
        for (final var left = ByteBuffer.wrap(call); left.hasRemaining();) {
            channel.write(left);
        }
        final JsonNode answer = answers.readValueAsTree();
        if (!answer.path("error").isNull()) {
            throw new IOException(packet + ": " + answer.path("error").asText());
        }
        return answer.path("result").asText();
    }

    @Override
    public void close() throws IOException {
        answers.close();
        channel.close();
    }
}
