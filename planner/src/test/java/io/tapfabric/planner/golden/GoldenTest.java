package io.tapfabric.planner.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.world.Fabric;
import io.tapfabric.planner.world.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file is a fabric, a line of equal signs, and the plan for it. After a change that is meant,
 * {@code mvn test -Dtest=GoldenTest -Dgolden.rewrite} writes the plans anew; commit only a difference you can explain.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final String LINE = "=".repeat(60) + "\n";

    static List<Path> cases() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void planIsAsWritten(final Path file) throws IOException {
        final var text = Files.readString(file);
        final var given = text.split(LINE, 2)[0];
        final var now = given + LINE + PlanText.of(Fabric.of(given).plan());
        if (System.getProperty("golden.rewrite") != null) {
            Files.writeString(file, now);
        }
        assertEquals(Files.readString(file), now);
    }
}
