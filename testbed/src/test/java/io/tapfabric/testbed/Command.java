package io.tapfabric.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run of a program to its end.
 *
 * @param exit its exit code, 0 to 255
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Command(int exit, String out, String err) {
    /** No program of ours takes longer; one that does waits for something that will not come. */
    private static final List<String> LIMIT = List.of("timeout", "--kill-after=5", "180");

    /** Runs a program that must succeed, and returns what it wrote. */
    static String output(final Map<String, String> environment, final List<String> argv) {
        final var run = run(environment, argv, new byte[0]);
        if (run.exit != 0) {
            throw new IllegalStateException(
                "%s ended with %d: %s%s".formatted(String.join(" ", argv), run.exit, run.err, run.out));
        }
        return run.out.strip();
    }

    /** Runs a program that reads the given bytes, and returns how it ended: with 124 if that took three minutes. */
    static Command run(final Map<String, String> environment, final List<String> argv, final byte[] stdin) {
        try {
            final var errors = File.createTempFile("stderr", ".txt");
            final var limited = Stream.concat(LIMIT.stream(), argv.stream()).toList();
            final var builder = new ProcessBuilder(limited).redirectError(errors);
            builder.environment().putAll(environment);
            final var process = builder.start();
            try (var input = process.getOutputStream()) {
                input.write(stdin);
            }
            final var out = new String(process.getInputStream().readAllBytes(), UTF_8);
            final var exit = process.waitFor();
            final var err = Files.readString(errors.toPath());
            Files.delete(errors.toPath());
            return new Command(exit, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", argv), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(String.join(" ", argv), e);
        }
    }
}
