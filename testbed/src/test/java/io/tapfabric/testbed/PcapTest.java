package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PcapTest {
    private static final String HEADER = "d4c3b2a1" + "02000400" + "00000000" + "00000000" + "00000400" + "01000000";
    private static final String TAGGED_REPLY = "525400000001" + "525400000002" + "8100000a" + "0800"
        + "4500001c" + "00000000" + "40010000" + "0a000002" + "0a000001" + "00000000" + "03e90007";

    @Test
    void readsEchoesAndTheirTag() throws IOException {
        final var pcap = pcap(HEADER + packet(TAGGED_REPLY));
        final var frame = pcap.next().orElseThrow();
        assertEquals(OptionalInt.of(10), frame.vlan());
        assertEquals(Optional.of(new Echo(1001, 7, true)), frame.echo());
        assertEquals(Optional.empty(), pcap.next());
    }

    @Test
    void endsWhereTheWriterStopped() throws IOException {
        final var half = packet(TAGGED_REPLY);
        assertEquals(Optional.empty(), pcap(HEADER + half.substring(0, half.length() - 2)).next());
    }

    @Test
    void refusesWhatIsNoCapture() {
        assertThrows(IOException.class, () -> pcap("00".repeat(24)));
    }

    private static String packet(final String frame) {
        final var length = "%02x000000".formatted(frame.length() / 2);
        return "00".repeat(8) + length + length + frame;
    }

    private static Pcap pcap(final String hex) throws IOException {
        return new Pcap(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
    }
}
