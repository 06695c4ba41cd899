package io.tapfabric.southbound.ovsdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A database on a plain socket that answers as it is told, and until then as a good one with a single empty bridge.
 */
final class FakeDatabase implements AutoCloseable {
    static final String ROOT = "00000000-0000-4000-8000-000000000001";
    static final String BRIDGE = "00000000-0000-4000-8000-000000000002";
    static final String MIRROR = "00000000-0000-4000-8000-000000000003";
    /** The answer of somebody who does not answer. */
    static final String SILENCE = "";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Function<JsonNode, String>> answers = new ConcurrentHashMap<>();
    private final Socket socket;
    private volatile boolean serving;
    private volatile boolean ended;

    FakeDatabase(final OvsdbServer server) throws IOException {
        socket = new Socket(server.address().getAddress(), server.address().getPort());
        answer("echo", request -> result(request, "[]"));
        answer("get_schema", request -> result(request, schema()));
        answer("monitor", request -> result(request, firstRows()));
        answer("transact", request -> result(request, results(request.get("params").size() - 3)));
    }

    /** Sets what to answer to a method. */
    FakeDatabase answer(final String method, final Function<JsonNode, String> answer) {
        answers.put(method, answer);
        return this;
    }

    FakeDatabase silent() {
        answers.replaceAll((method, answer) -> request -> SILENCE);
        return this;
    }

    /** Begins to answer. */
    FakeDatabase start() {
        final var thread = new Thread(this::serve, "fake database");
        thread.setDaemon(true);
        serving = true;
        thread.start();
        return this;
    }

    private void serve() {
        try (var requests = JSON.readerFor(JsonNode.class).<JsonNode>readValues(socket.getInputStream())) {
            while (requests.hasNextValue()) {
                final var request = requests.nextValue();
                if (request.hasNonNull("method")) {
                    send(answers.get(request.get("method").asText()).apply(request));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // a broken connection is one way to end it
        }
        ended = true;
    }

    void send(final String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void send(final byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);      // not buffered; and what it brings may close the socket at once
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends changed rows to the monitor. */
    void update(final String updates) {
        send("{\"method\":\"update\",\"id\":null,\"params\":[\"tapfabric\"," + updates + "]}");
    }

    static String curCfg(final long value) {
        return "{\"Open_vSwitch\":{\"" + ROOT + "\":{\"new\":" + root(value) + "}}}";
    }

    static String result(final JsonNode request, final String result) {
        return "{\"id\":" + request.get("id") + ",\"error\":null,\"result\":" + result + "}";
    }

    static String error(final JsonNode request, final String error) {
        return "{\"id\":" + request.get("id") + ",\"error\":" + error + "}";
    }

    /** The results of some operations, an increment and a select of next_cfg. */
    static String results(final int operations) {
        return "[" + "{},".repeat(operations) + "{\"count\":1},{\"rows\":[{\"next_cfg\":8}]}]";
    }

    static String firstRows() {
        return "{\"Open_vSwitch\":{\"" + ROOT + "\":{\"new\":" + root(7) + "}},\"Bridge\":{\"" + BRIDGE
            + "\":{\"new\":{\"name\":\"br0\",\"datapath_type\":\"\",\"mirrors\":[\"uuid\",\"" + MIRROR + "\"]}}},"
            + mirror(0).substring(1);
    }

    /** An update of a foreign mirror's statistics. */
    static String mirror(final int packets) {
        return "{\"Mirror\":{\"" + MIRROR + "\":{\"new\":{\"name\":\"theirs\",\"select_all\":true,\"statistics\":"
            + "[\"map\",[[\"tx_packets\"," + packets + "]]]}}}}";
    }

    private static String root(final long curCfg) {
        return "{\"cur_cfg\":" + curCfg + ",\"bridges\":[\"uuid\",\"" + BRIDGE
            + "\"],\"external_ids\":[\"map\",[[\"system-id\",\"fake\"]]]}";
    }

    private static String schema() {
        try (var schema = FakeDatabase.class.getResourceAsStream("schema.json")) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other side has ended the connection; reads what has come. */
    boolean isClosedByPeer() {
        return ended || readToEnd();
    }

    private boolean readToEnd() {
        if (serving) {
            return false;
        }
        try {
            socket.setSoTimeout(100);
            return socket.getInputStream().read(new byte[100_000]) < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
