package io.tapfabric.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Four hosts and a controller; the last two are not connected to it; made once for all tests of a run.
 *
 * @param hosts the hosts h1 to h4
 * @param controller the controller, running
 */
record Fabric(Hosts hosts, Controller controller) implements AutoCloseable {
    private static final int HOSTS = 4;
    private static final int CONNECTED = 2;

    static Fabric up() {
        final var home = Path.of(System.getProperty("tapfabric.home")).toAbsolutePath().normalize();
        final var hosts = new Hosts(home.resolve("testbed/testbed"), System.getProperty("testbed.prefix", "tfe"));
        hosts.close();
        hosts.up(HOSTS);
        final var data = home.resolve("testbed/target/controller");
        Command.output(Map.of(), List.of("rm", "-rf", data.toString()));
        final var controller = new Controller(hosts, home.resolve("karaf-dist/target/assembly"), data);
        final var fabric = new Fabric(hosts, controller);
        var ready = false;
        try {
            controller.start();
            fabric.connect();
            ready = true;
            return fabric;
        } finally {
            if (!ready) {
                fabric.close();
            }
        }
    }

    /** The hosts that are connected to the controller, unless a test disconnects them. */
    Stream<String> connected() {
        return IntStream.rangeClosed(1, CONNECTED).mapToObj(number -> "h" + number);
    }

    /** Tells h1 and h2 where its controller is. */
    void connect() {
        connected().forEach(host -> {
            hosts.run("manager", host, Controller.MANAGER);
            hosts.vsctl(host, "--timeout=20", "wait-until", "bridge", "brtap");
        });
    }

    @Override
    public void close() {
        try {
            controller.close();
        } finally {
            hosts.close();
        }
    }
}
