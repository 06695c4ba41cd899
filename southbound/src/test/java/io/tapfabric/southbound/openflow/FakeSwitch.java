package io.tapfabric.southbound.openflow;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The switch's end of a connection, played by the test itself: it says what the test says, right or wrong. Waits at
 * most ten seconds for anything.
 */
final class FakeSwitch implements AutoCloseable {
    static final int ECHO_REQUEST = 2;
    static final int FEATURES_REQUEST = 5;
    static final int SET_CONFIG = 9;
    static final int PORT_MOD = 16;
    static final int MULTIPART_REQUEST = 18;
    static final int BARRIER_REQUEST = 20;

    /** OPEN_REQUEST, and so on with even numbers to DISCARD_REQUEST; a reply is one more. */
    static final int BUNDLE_OPEN = 0;
    static final int BUNDLE_CLOSE = 2;
    static final int BUNDLE_COMMIT = 4;
    static final int BUNDLE_DISCARD = 6;

    /** HELLO of Open vSwitch 3.1: highest version 6, bitmap of 1.0 and 1.3 to 1.5. */
    static final String HELLO = "06 00 0010 00000001  0001 0008 00000072";

    private static final int WAIT_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    FakeSwitch(final OpenFlowServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(WAIT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A message from the server. */
    record Message(int version, int type, int xid, byte[] body) {
        String hex() {
            return HexFormat.of().formatHex(body);
        }

        /** The type in a bundle control message. */
        int bundleType() {
            return ByteBuffer.wrap(body).getShort(Integer.BYTES);
        }
    }

    /** Connects and behaves until the server knows the datapath id. */
    static FakeSwitch connected(final OpenFlowServer server, final long datapathId) throws IOException {
        final var peer = new FakeSwitch(server);
        peer.send(HELLO);
        peer.features(datapathId);
        return peer;
    }

    /** Waits for the features request and answers it, and takes what ports of fragments are to be. */
    Message features(final long datapathId) throws IOException {
        final var request = receive(FEATURES_REQUEST);
        reply(Header.FEATURES_REPLY, request.xid(), String.format("%016x", datapathId) + "00000000fe000000"
            + "0000004f00000000");
        return receive(SET_CONFIG);
    }

    /** This end, as a log names it. */
    String name() {
        return "peer=/127.0.0.1:" + socket.getLocalPort() + " ";
    }

    /** Sends octets in hex; blanks are for the reader. */
    void send(final String hex) throws IOException {
        send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    void send(final byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    /** Sends a whole OpenFlow 1.4 message with a body in hex. */
    void reply(final int type, final int xid, final String body) throws IOException {
        final String packed = body.replace(" ", "");
        send(String.format("05%02x%04x%08x", type, 8 + packed.length() / 2, xid) + packed);
    }

    void error(final int xid, final int type, final int code) throws IOException {
        reply(Header.ERROR, xid, String.format("%04x%04x", type, code));
    }

    /** Answers a bundle control message well. */
    void confirm(final Message control) throws IOException {
        reply(Header.BUNDLE_CONTROL, control.xid(), control.hex().substring(0, 8)
            + String.format("%04x0003", control.bundleType() + 1));
    }

    /** The next message, which must be of this type. */
    Message receive(final int type) throws IOException {
        var message = receive();
        while (message.type() == Header.HELLO && type != Header.HELLO) {
            message = receive();
        }
        if (message.type() != type) {
            throw new IOException("message of type " + message.type() + ", not " + type + ": " + message.hex());
        }
        return message;
    }

    private Message receive() throws IOException {
        final int version = in.readUnsignedByte();
        final int type = in.readUnsignedByte();
        final int length = in.readUnsignedShort();
        final int xid = in.readInt();
        return new Message(version, type, xid, in.readNBytes(length - 8));
    }

    /** Says no more, but still listens. */
    void hangUp() throws IOException {
        socket.shutdownOutput();
    }

    /** Whether another message comes before the server closes the connection. */
    boolean receivesMore() throws IOException {
        try {
            receive();
            return true;
        } catch (EOFException | SocketException e) {
            return false;
        }
    }

    /** Waits until the server closes the connection; anything else but echo requests and HELLO is a failure. */
    void awaitClosed() throws IOException {
        try {
            while (true) {
                final var message = receive();
                if (message.type() != ECHO_REQUEST && message.type() != Header.HELLO) {
                    throw new IOException("message of type " + message.type() + " where the end was due");
                }
            }
        } catch (EOFException | SocketException e) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
