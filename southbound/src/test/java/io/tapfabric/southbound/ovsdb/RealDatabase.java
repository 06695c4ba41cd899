package io.tapfabric.southbound.ovsdb;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real ovsdb-server and ovs-vswitchd (with a dummy datapath) in a directory of their own.
 */
final class RealDatabase implements AutoCloseable {
    private static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");

    private final List<Process> processes = new ArrayList<>();
    private final Path home;

    RealDatabase() throws IOException {
        home = Files.createTempDirectory("ovsdb");
        run("ovsdb-tool", "create", home + "/conf.db", SCHEMA.toString());
        start("ovsdb-server", "--remote=punix:" + home + "/db.sock",
            "--remote=db:Open_vSwitch,Open_vSwitch,manager_options", "--unixctl=" + home + "/ovsdb.ctl",
            "-vconsole:off", home + "/conf.db");
        await().atMost(10, TimeUnit.SECONDS).until(() -> Files.exists(home.resolve("db.sock")));
        vsctl("--no-wait", "init");
        vsctl("--no-wait", "set", "open_vswitch", ".", "external_ids:system-id=h1");
    }

    /** Whether Open vSwitch is installed here. */
    static boolean installed() {
        return Files.exists(SCHEMA) && Stream.of("/usr/sbin", "/usr/bin", "/sbin")
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ovs-vswitchd")));
    }

    void startSwitch() throws IOException {
        start("ovs-vswitchd", "--enable-dummy=override", "--disable-system", "--unixctl=" + home + "/vswitchd.ctl",
            "-vconsole:off", "unix:" + home + "/db.sock");
        vsctl("--timeout=20", "set", "open_vswitch", ".", "external_ids:up=1");
    }

    void connectTo(final int port) {
        vsctl("--no-wait", "set-manager", "tcp:127.0.0.1:" + port);
        vsctl("--no-wait", "set", "manager", "tcp:127.0.0.1:" + port, "max_backoff=1000");
    }

    /** Runs ovs-vsctl, and returns what it prints. */
    String vsctl(final String... arguments) {
        final var command = new ArrayList<>(List.of("ovs-vsctl", "--db=unix:" + home + "/db.sock"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new)).strip();
    }

    private String run(final String... command) {
        try {
            final var process = builder(command).redirectErrorStream(true).start();
            final var output = new String(process.getInputStream().readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(final String... command) throws IOException {
        processes.add(builder(command).redirectErrorStream(true)
            .redirectOutput(home.resolve(command[0] + ".out").toFile()).start());
    }

    private ProcessBuilder builder(final String... command) {
        final var builder = new ProcessBuilder(command);
        builder.environment().put("OVS_RUNDIR", home.toString());
        builder.environment().put("OVS_LOGDIR", home.toString());
        builder.environment().merge("PATH", ":/usr/sbin:/sbin", String::concat);
        return builder;
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
