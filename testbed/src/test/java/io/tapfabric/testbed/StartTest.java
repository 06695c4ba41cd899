package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A controller starts with the settings that it was given, each time.
 */
@EndToEnd
class StartTest {
    @Test
    @DisplayName("no setting is written while somebody may read it")
    void settingsAreOnlyRead(final Scenario scenario) throws IOException {
        final var data = scenario.controller().data();
        final var begun = time(data.resolve("karaf.pid"));
        for (final var name : List.of("io.tapfabric.cfg", "org.apache.karaf.features.cfg", "org.apache.karaf.shell.cfg",
            "org.ops4j.pax.web.cfg")) {
            final var file = data.resolve("etc").resolve(name);
            assertTrue(time(file).compareTo(begun) < 0, () -> file + " has been written after the start");
        }
    }

    private static FileTime time(final Path file) throws IOException {
        return Files.getLastModifiedTime(file);
    }
}
