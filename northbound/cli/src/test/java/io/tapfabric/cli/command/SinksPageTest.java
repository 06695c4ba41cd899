package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/sinks.md} has bodies and options side by side: the shell makes of the options what the body says. */
class SinksPageTest extends AbstractShellTest {
    private static final Pattern BLOCK = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SAMPLE = Pattern.compile("(\\{\".*\\}) (--.*?)(?= \\{|$)");
    private static final int SAMPLES = 12;
    /** What the model says where a body says nothing; the shell prints it. */
    private static final Set<String> DEFAULTS = Set.of("ttl: 64", "dscp: 0", "dont-fragment: true", "udp-port: 4789",
        "index: 0", "tag: \"nest\"", "name: \"mirror0\"", "weight: 1");

    @Test
    void bodiesAndOptionsSayTheSame() throws Exception {
        final var samples = samples();
        assertEquals(SAMPLES, samples.size());
        for (int nr = 0; nr < samples.size(); nr++) {
            shell.run("tap:service-create s" + nr + ' ' + samples.get(nr).group(2));
            final var shown = shell.run("tap:service-show s" + nr + " --json");
            // the first call in a JVM begins with a line of a library's log
            final var stored = JsonParser.parseString(shown.substring(shown.indexOf("{\n")))
                .getAsJsonObject().getAsJsonObject("tapfabric:taps").getAsJsonArray("tap-service").get(0)
                .getAsJsonObject().get("sink");
            assertEquals(text(JsonParser.parseString(samples.get(nr).group(1))), text(stored));
        }
    }

    private static List<MatchResult> samples() throws IOException {
        final var page = Files.readString(Path.of("..", "..", "docs", "sinks.md"));
        return BLOCK.matcher(page).results().map(block -> block.group(1).replaceAll("\\s+", " ").strip())
            .flatMap(block -> Pattern.compile(" (?=\\{\"(?:vnic|host-nic|remote|vlan|device|group)\")")
                .splitAsStream(block)).flatMap(sample -> SAMPLE.matcher(sample).results()).toList();
    }

    /** Entries of a list have no order. */
    private static String text(final JsonElement json) {
        return json.isJsonArray() ? StreamSupport.stream(json.getAsJsonArray().spliterator(), false)
            .map(SinksPageTest::text).sorted().collect(Collectors.joining(", ", "[", "]"))
            : json.isJsonObject() ? json.getAsJsonObject().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue())).filter(leaf -> !DEFAULTS.contains(leaf))
                .sorted()
                .collect(Collectors.joining(", ", "{", "}")) : json.toString();
    }
}
