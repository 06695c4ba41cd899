package io.tapfabric.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a host tells of its NICs ({@code host/tapfabric-nics}), and what the testbed's guests are known by.
 */
@Tag("e2e")
class HostNicsTest {
    private static final Path HOME = Path.of(System.getProperty("tapfabric.home"));
    private static final String SCRIPT = HOME.resolve("host/tapfabric-nics").toString();
    private static final String FREE = "02:aa:00:00:00:01 1500 down";

    private final Hosts hosts = new Hosts(HOME.resolve("testbed/testbed"), "tfn");

    @Test
    void tellsOfEachNicAndWhatItIsUsedFor() {
        try (hosts) {
            hosts.up(1);
            hosts.run("nic", "h1", "n1", "02:aa:00:00:00:01");
            hosts.run("nic", "h1", "n2", "02:aa:00:00:00:02");
            hosts.run("publish", "h1");
            assertEquals(Optional.of(FREE), nic("n1"));
            exec("ip", "addr", "add", "10.9.0.1/24", "dev", "n1");
            exec("ip", "link", "add", "br7", "type", "bridge");
            exec("ip", "link", "set", "n2", "master", "br7", "up", "mtu", "1400");
            hosts.run("publish", "h1");
            assertEquals(Optional.of(FREE + " has address 10.9.0.1/24"), nic("n1"));
            assertEquals(Optional.of("02:aa:00:00:00:02 1400 up is a member of br7"), nic("n2"));
            assertEquals(Optional.empty(), nic("br7"), "what has no cable is no NIC");
            hosts.run("nicdel", "h1", "n2");
            hosts.run("publish", "h1");
            assertEquals(Optional.empty(), nic("n2"));
        }
    }

    @Test
    void keepsItTrueWhileItWatches() throws IOException {
        try (hosts) {
            hosts.up(1);
            hosts.run("nic", "h1", "n1", "02:aa:00:00:00:01");
            final var argv = new ArrayList<>(hosts.enter("h1"));
            argv.addAll(List.of("env", environment(), SCRIPT, "--all", "--watch"));
            final var watch = new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            await().until(() -> nic("n1").isPresent());
            exec("ip", "link", "set", "n1", "up");
            await().until(() -> nic("n1").orElse("").endsWith(" up"));
            hosts.vsctl("h1", "remove", "open", ".", "external_ids", "tapfabric-nics");
            exec("ip", "addr", "add", "10.9.0.1/24", "dev", "n1");
            await().until(() -> nic("n1").orElse("").endsWith(" up has address 10.9.0.1/24"));
            watch.destroy();
            watch.onExit().join();
        }
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        for (var wrong : List.of(List.of("--db=unix:/nowhere"), List.of("--wach"), List.of("--watch", "--print"))) {
            final var argv = new ArrayList<>(List.of(SCRIPT));
            argv.addAll(wrong);
            final var run = Command.run(Map.of(), argv, new byte[0]);
            assertEquals(1, run.exit());
            assertTrue(run.err().matches("tapfabric-nics: [^\n]+\n"), run.err());
        }
        assertFalse(Command.output(Map.of(), List.of(SCRIPT, "--help")).isEmpty());
    }

    @Test
    void guestsAreKnownByVmAndAddress() {
        try (hosts) {
            hosts.up(1);
            hosts.plugIn(new Guest("h1", "a", 1, OptionalInt.of(5)));
            hosts.run("unplug", "h1", "a");
            hosts.run("plug", "h1", "a");
            assertEquals("a", hosts.vsctl("h1", "get", "interface", "v-a", "external_ids:vm-id"));
            assertEquals("\"10.0.0.1\"", hosts.vsctl("h1", "get", "interface", "v-a", "external_ids:ip_addresses"));
            assertEquals("5", hosts.vsctl("h1", "get", "port", "v-a", "tag"));
        }
    }

    private void exec(final String... command) {
        final var args = new ArrayList<>(List.of("exec", "h1"));
        args.addAll(List.of(command));
        hosts.run(args.toArray(String[]::new));
    }

    private String environment() {
        return Arrays.stream(hosts.run("env", "h1").split("\n")).map(line -> line.replace("export ", ""))
            .filter(line -> line.startsWith("OVS_RUNDIR=")).findFirst().orElseThrow();
    }

    /** What the host tells of a NIC. */
    private Optional<String> nic(final String name) {
        final var text = hosts.vsctl("h1", "--if-exists", "get", "open", ".", "external_ids:tapfabric-nics");
        final var nics = new TreeMap<String, String>();
        Arrays.stream(text.replace("\"", "").split(";")).map(entry -> entry.split(" ", 2))
            .filter(entry -> entry.length == 2).forEach(entry -> nics.put(entry[0], entry[1]));
        return Optional.ofNullable(nics.get(name));
    }
}
