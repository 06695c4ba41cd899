package io.tapfabric.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be said of a fabric after a test has failed: the machine it failed on may be gone when somebody reads of it.
 */
final class Diagnosis {
    private static final int LOG_LINES = 12;
    private static final int WIDTH = 240;
    private static final Predicate<String> TELLING =
        Pattern.compile("\\| (WARN|ERROR) |listening on| (dis)?connected |database gone").asPredicate();

    private final Fabric fabric;

    Diagnosis(final Fabric fabric) {
        this.fabric = fabric;
    }

    /** Whether the controller says that its hosts are connected, both to their databases and to their switches. */
    boolean isConnected() {
        return fabric.connected().allMatch(host -> {
            final var state = host(host);
            return state.contains("\"ovsdb-connected\":true") && state.contains("\"openflow-connected\":true");
        });
    }

    /** Says who is connected to whom, what the controller's log says last, and where its threads are written down. */
    String text() {
        return Stream.of(
                Stream.of("the controller listens: " + run("ctl", "ss", "-Htln", "sport = 6640 or sport = 6653")),
                fabric.connected().flatMap(host -> Stream.of(
                    host + " says " + run(host, "ovs-vsctl", "--db=tcp:127.0.0.1:6640", "--timeout=5",
                        "--columns=target,is_connected,status", "list", "manager"),
                    "of " + host + " the controller says " + host(host))),
                log(), Stream.of("its threads: " + fabric.controller().threads()))
            .flatMap(lines -> lines).map(line -> "    " + line).collect(joining("\n"));
    }

    private String run(final String where, final String... argv) {
        final var all = Stream.concat(fabric.hosts().enter(where).stream(), Stream.of(argv)).toList();
        final var run = Command.run(Map.of(), all, new byte[0]);
        return (run.out() + run.err()).strip().replaceAll("\\s+", " ");
    }

    private String host(final String host) {
        return fabric.controller().restconf().state("tapfabric:taps-state/host=" + fabric.hosts().systemId(host))
            .body().replaceAll("\\s+", "");
    }

    private Stream<String> log() {
        final var file = fabric.controller().data().resolve("data/log/karaf.log");
        try (var lines = Files.lines(file, UTF_8)) {
            final var telling = lines.filter(TELLING).toList();
            return telling.subList(Math.max(0, telling.size() - LOG_LINES), telling.size()).stream()
                .map(line -> line.substring(0, Math.min(WIDTH, line.length())));
        } catch (IOException e) {
            return List.of(e.toString()).stream();
        }
    }
}
