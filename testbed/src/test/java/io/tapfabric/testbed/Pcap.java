package io.tapfabric.testbed;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads frames from a capture as libpcap writes it (pcap-savefile(5)), while it is being written.
 */
final class Pcap {
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int MAGIC = 0xa1b2c3d4;

    private final DataInputStream input;
    private final ByteOrder order;

    Pcap(final InputStream input) throws IOException {
        this.input = new DataInputStream(input);
        final var header = read(FILE_HEADER);
        order = header.getInt(0) == MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if (header.order(order).getInt(0) != MAGIC) {
            throw new IOException("not a capture of microsecond resolution");
        }
    }

    /** The next frame; empty at the end, or where the writer stopped within a frame. */
    Optional<Frame> next() throws IOException {
        try {
            final var length = read(PACKET_HEADER).order(order).getInt(8);
            return Optional.of(new Frame(read(length)));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private ByteBuffer read(final int length) throws IOException {
        final var bytes = new byte[length];
        input.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
