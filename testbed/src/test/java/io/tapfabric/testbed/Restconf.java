package io.tapfabric.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A RESTCONF client (RFC 8040): curl within the controller's namespace.
 */
final class Restconf {
    private static final String ROOT = "http://127.0.0.1:8181/rests";

    private final List<String> curl;

    private Restconf(final List<String> curl) {
        this.curl = curl;
    }

    /**
     * Makes a client.
     *
     * @param enter what a command line begins with to run in the controller's namespace
     * @param credentials the file with the passwords that the controller made: lines {@code KEY=VALUE}
     */
    static Restconf in(final List<String> enter, final Path credentials) {
        final var password = new Properties();
        try (var reader = Files.newBufferedReader(credentials)) {
            password.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final var curl = new ArrayList<>(enter);
        curl.addAll(List.of("curl", "-sS", "--max-time", "30", "-u",
            password.getProperty("RESTCONF_USER") + ":" + password.getProperty("RESTCONF_PASSWORD"),
            "-H", "Accept: application/yang-data+json", "-w", "\n%{http_code}"));
        return new Restconf(List.copyOf(curl));
    }

    /** Whether our modules are served. */
    boolean answers() {
        return state("tapfabric:taps-state").status() == 200;
    }

    /** Reads what was asked for: a path below {@code /data/}. */
    Reply config(final String path) {
        return send("GET", "/data/" + path + "?content=config", "");
    }

    /** Reads what is in effect: a path below {@code /data/}. */
    Reply state(final String path) {
        return send("GET", "/data/" + path + "?content=nonconfig", "");
    }

    Reply put(final String path, final String body) {
        return send("PUT", "/data/" + path, body);
    }

    Reply patch(final String path, final String body) {
        return send("PATCH", "/data/" + path, body);
    }

    Reply delete(final String path) {
        return send("DELETE", "/data/" + path, "");
    }

    Reply invoke(final String rpc, final String body) {
        return send("POST", "/operations/" + rpc, body);
    }

    private Reply send(final String method, final String path, final String body) {
        final var argv = new ArrayList<>(curl);
        argv.addAll(List.of("-X", method, ROOT + path));
        if (!body.isEmpty()) {
            argv.addAll(List.of("-H", "Content-Type: application/yang-data+json", "--data-binary", "@-"));
        }
        final var run = Command.run(Map.of(), argv, body.getBytes(UTF_8));
        if (run.exit() != 0) {
            return new Reply(0, run.err());
        }
        final var end = run.out().lastIndexOf('\n');
        return new Reply(Integer.parseInt(run.out().substring(end + 1)), run.out().substring(0, end));
    }
}
