package io.tapfabric.testbed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tshark makes of frames: somebody else's word for what is in them.
 */
final class Tshark {
    private static final int MAGIC = 0xa1b2c3d4;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int LONGEST = 0x40000;
    private static final int ETHERNET = 1;

    private Tshark() {
    }

    /**
     * The fields of frames, of each in the order of the frames; of a field that a frame has several times the first: in
     * a tunnel's packet that of the outer headers. Those that a frame does not have are empty.
     *
     * @param names as {@code tshark -G fields} lists them
     * @param decodeAs UDP ports that are not the usual ones, as option -d has it
     */
    static List<Map<String, String>> fields(final List<Frame> frames, final List<String> names,
            final String... decodeAs) {
        final var argv = new ArrayList<>(List.of("tshark", "-n", "-r", "-", "-o", "ip.defragment:FALSE", "-T",
            "fields", "-E", "separator=|", "-E", "occurrence=f"));
        names.forEach(name -> argv.addAll(List.of("-e", name)));
        Arrays.stream(decodeAs).forEach(what -> argv.addAll(List.of("-d", what)));
        final var run = Command.run(Map.of(), argv, file(frames));
        final var lines = run.out().lines().toList();
        if (run.exit() != 0 || lines.size() != frames.size()) {
            throw new IllegalStateException("%d of %d frames decoded: %s".formatted(lines.size(), frames.size(),
                run.err()));
        }
        return lines.stream().map(line -> row(names, line.split("\\|", -1))).toList();
    }

    private static Map<String, String> row(final List<String> names, final String[] values) {
        final var row = new TreeMap<String, String>();
        for (var nr = 0; nr < names.size(); nr++) {
            row.put(names.get(nr), values[nr]);
        }
        return row;
    }

    /** Frames as pcap-savefile(5) has them. */
    private static byte[] file(final List<Frame> frames) {
        final var octets = frames.stream().mapToInt(frame -> PACKET_HEADER + frame.octets()).sum();
        final var file = ByteBuffer.allocate(FILE_HEADER + octets).order(ByteOrder.BIG_ENDIAN);
        file.putInt(MAGIC).putShort((short) 2).putShort((short) 4).putLong(0).putInt(LONGEST).putInt(ETHERNET);
        frames.forEach(frame -> file.putLong(0).putInt(frame.octets()).putInt(frame.octets())
            .put(frame.bytes().duplicate()));
        return file.array();
    }
}
