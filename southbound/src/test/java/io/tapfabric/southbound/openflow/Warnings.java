package io.tapfabric.southbound.openflow;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged as a warning while it is open (slf4j-simple writes to the standard error). */
final class Warnings implements AutoCloseable {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    Warnings() {
        System.setErr(new PrintStream(text, true, StandardCharsets.UTF_8));
    }

    /** The warnings in which this occurs. */
    List<String> with(final String part) {
        return text.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("WARN"))
            .filter(line -> line.contains(part)).toList();
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
