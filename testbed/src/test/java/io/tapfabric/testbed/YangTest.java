package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second opinion on the contract: libyang accepts our modules, and what the controller answers agrees with them.
 */
@EndToEnd
class YangTest {
    private static final Path MODULES =
        Path.of(System.getProperty("tapfabric.home"), "api", "src", "main", "yang").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    @DisplayName("yanglint accepts the modules")
    void modulesAreValid(final Scenario scenario) {
        assertEquals(new Command(0, "", ""), yanglint(List.of()));
    }

    @Test
    @DisplayName("yanglint validates the controller's configuration and state")
    void repliesAreValid(final Scenario scenario) throws IOException {
        final var source = scenario.vm("h1", 40);
        final var service = scenario.service(scenario.sink("h2"));
        scenario.activeFlow(service, source, "BOTH");
        scenario.putFlow("yang-missing", service, scenario.guest("h1", source.vlan()), "IN", true).orFail();
        scenario.awaitFlow("yang-missing", "PENDING");

        assertValid("config", scenario.restconf().config("tapfabric:taps").orFail());
        assertValid("get", scenario.restconf().state("tapfabric:taps-state").orFail());
    }

    private void assertValid(final String type, final Reply reply) throws IOException {
        final var file = Files.writeString(directory.resolve(type + ".json"), reply.body());
        assertEquals(new Command(0, "", ""), yanglint(List.of("-t", type, file.toString())), reply.body());
    }

    private static Command yanglint(final List<String> more) {
        final var argv = new java.util.ArrayList<>(List.of("yanglint", "-p", MODULES.toString(),
            MODULES.resolve("tapfabric.yang").toString(), MODULES.resolve("tapfabric-ledger.yang").toString()));
        argv.addAll(more);
        return Command.run(Map.of(), argv, new byte[0]);
    }
}
