package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The controller as it is shipped, started in the testbed's namespace {@code ctl} with a data directory of its own that
 * survives its restarts.
 */
final class Controller implements AutoCloseable {
    /** Where hosts find it. */
    static final String ADDRESS = "172.30.0.254";
    /** What hosts are told: {@code ovs-vsctl set-manager}. */
    static final String MANAGER = "tcp:" + ADDRESS + ":6640";

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(90);

    private final Hosts hosts;
    private final Path distribution;
    private final Path data;
    private Optional<Process> process = Optional.empty();
    private Optional<Restconf> restconf = Optional.empty();

    /**
     * Makes a controller that is not started yet.
     *
     * @param distribution the built distribution: the directory that has {@code bin/karaf}
     * @param data its data directory
     */
    Controller(final Hosts hosts, final Path distribution, final Path data) {
        this.hosts = hosts;
        this.distribution = distribution;
        this.data = data;
    }

    /** A client for it; there is one from the first start on. */
    Restconf restconf() {
        return restconf.orElseThrow();
    }

    /** Its data directory. */
    Path data() {
        return data;
    }

    /** Starts it and returns when RESTCONF answers. */
    void start() {
        final var argv = new ArrayList<>(hosts.enter("ctl"));
        argv.addAll(List.of(distribution.resolve("bin/karaf").toString(), "server"));
        final var log = data.resolve("console.log").toFile();
        try {
            Files.createDirectories(data);
            final var builder = new ProcessBuilder(argv).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            builder.environment().put("TAPFABRIC_DATA", data.toString());
            builder.environment().put("TAPFABRIC_BIND", ADDRESS);
            process = Optional.of(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final var credentials = data.resolve("credentials");
        await(credentials + " is made; see " + log).until(() -> Files.exists(credentials));
        final var client = Restconf.in(hosts.enter("ctl"), credentials);
        restconf = Optional.of(client);
        await("RESTCONF answers; see " + log).atMost(START).until(client::answers);
    }

    /** Ends it as an operator would. */
    void stop() {
        end(ProcessHandle::destroy);
    }

    /** Ends it as a power cut would. */
    void kill() {
        end(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        stop();
    }

    private void end(final Consumer<ProcessHandle> signal) {
        final var handles = process.stream().map(Process::toHandle)
            .flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle))).toList();
        handles.forEach(signal);
        process = Optional.empty();
        if (!ended(handles)) {
            final var threads = threads();
            handles.forEach(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("the controller has not ended within " + STOP + "; its threads: "
                + threads);
        }
    }

    private static boolean ended(final List<ProcessHandle> handles) {
        try {
            CompletableFuture.allOf(handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(STOP.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes what its threads are at into a file, whose path is returned. */
    Path threads() {
        final var file = data.resolveSibling("threads-" + System.currentTimeMillis() + ".txt");
        final var dump = Command.run(Map.of(), List.of("jcmd", pid(), "Thread.print"), new byte[0]);
        try {
            return Files.writeString(file, dump.out() + dump.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pid() {
        try {
            return Files.readString(data.resolve("karaf.pid")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
