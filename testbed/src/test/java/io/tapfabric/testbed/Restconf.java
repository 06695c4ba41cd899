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
 * A RESTCONF client (RFC 8040): curl within the controller's namespace. It reads the password from its standard input:
 * its arguments can be seen by everybody.
 */
final class Restconf {
    /** What a body is unless said otherwise. */
    static final String JSON = "application/yang-data+json";

    private static final byte[] NOTHING = new byte[0];
    private static final String ROOT = "http://127.0.0.1:8181/rests";

    private final List<String> curl;
    private final String login;

    private Restconf(final List<String> curl, final String login) {
        this.curl = curl;
        this.login = login;
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
        curl.addAll(List.of("curl", "-sS", "-K", "-", "--max-time", "30", "-H", "Accept: " + JSON,
            "-w", "\n%{http_code}"));
        return new Restconf(List.copyOf(curl), "user = \"" + password.getProperty("RESTCONF_USER") + ":"
            + password.getProperty("RESTCONF_PASSWORD") + "\"\n");
    }

    /** Whether our modules are served. */
    boolean answers() {
        return state("tapfabric:taps-state").status() == 200;
    }

    /** Reads what was asked for: a path below {@code /data/}. */
    Reply config(final String path) {
        return send("GET", "/data/" + path + "?content=config", JSON, NOTHING);
    }

    /** Reads what is in effect: a path below {@code /data/}. */
    Reply state(final String path) {
        return send("GET", "/data/" + path + "?content=nonconfig", JSON, NOTHING);
    }

    Reply put(final String path, final String body) {
        return write("PUT", path, JSON, body);
    }

    Reply patch(final String path, final String body) {
        return write("PATCH", path, JSON, body);
    }

    Reply delete(final String path) {
        return send("DELETE", "/data/" + path, JSON, NOTHING);
    }

    Reply invoke(final String rpc, final String body) {
        return send("POST", "/operations/" + rpc, JSON, body.getBytes(UTF_8));
    }

    /** Sends any body to a path below {@code /data/}. */
    Reply write(final String method, final String path, final String type, final String body) {
        return send(method, "/data/" + path, type, body.getBytes(UTF_8));
    }

    private Reply send(final String method, final String path, final String type, final byte[] body) {
        final var argv = new ArrayList<>(curl);
        argv.addAll(List.of("-X", method, ROOT + path));
        try {
            final var file = Files.write(Files.createTempFile("body", ""), body);
            if (body.length > 0 || !"GET DELETE".contains(method)) {
                argv.addAll(List.of("-H", "Content-Type: " + type, "--data-binary", "@" + file));
            }
            final var run = Command.run(Map.of(), argv, login.getBytes(UTF_8));
            Files.delete(file);
            return reply(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(final Command run) {
        if (run.exit() != 0) {
            return new Reply(0, run.err());
        }
        final var end = run.out().lastIndexOf('\n');
        return new Reply(Integer.parseInt(run.out().substring(end + 1)), run.out().substring(0, end));
    }
}
