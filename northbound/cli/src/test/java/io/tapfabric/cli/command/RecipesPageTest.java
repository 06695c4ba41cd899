package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/recipes.md} has requests and commands: the commands make what the requests say. */
class RecipesPageTest extends AbstractShellTest {
    private static final Pattern REQUEST = Pattern.compile("^put \\$taps/(\\S+)=(\\S+) -d '([^']*)'$",
        Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("^tap:(?:.*\\\\\n)*.*$", Pattern.MULTILINE);
    private static final Map<String, String> SHOW =
        Map.of("tap-service", "tap:service-show ", "tap-flow", "tap:flow-show ", "filter", "tap:filter-show ");
    /** Words of the page that a reader replaces, and the shell takes no other way. */
    private static final Map<String, String> WORDS = Map.of("COLLECTOR1", "192.0.2.1", "COLLECTOR2", "192.0.2.2",
        "CLIENT/", "198.51.100.1/", "BACKEND/", "198.51.100.2/", "GUEST-MAC", "02:00:00:00:00:01", "PROBE-MAC",
        "02:00:00:00:00:02");
    /** What the model says where a body says nothing; the shell prints it. */
    private static final Set<String> DEFAULTS = Set.of("ttl: 64", "dscp: 0", "dont-fragment: true", "udp-port: 4789",
        "index: 0", "tag: \"nest\"", "name: \"mirror0\"", "weight: 1", "enabled: true", "direction: \"BOTH\"",
        "oversize: \"truncate\"", "default: \"reject\"", "fragments: \"none\"", "family: \"any\"",
        "protocol: \"any\"");

    @Test
    void requestsAndCommandsSayTheSame() throws Exception {
        final var sections = sections().filter(section -> section.contains("\nput ")).toList();
        for (var section : sections) {
            for (var command : COMMAND.matcher(section).results().map(MatchResult::group).toList()) {
                assertEquals("", errors(shell.run(command.replace("\\\n", " "))), command);
            }
            for (var request : REQUEST.matcher(section).results().toList()) {
                assertEquals(text(entry(request, request.group(3), "")), text(stored(request)), request.group());
            }
        }
        assertEquals(sections().flatMap(section -> REQUEST.matcher(section).results()).count(),
            sections().filter(section -> !section.contains("tap:quota")).flatMap(section ->
                Pattern.compile("tap:(service|flow|filter)-create ").matcher(section).results()).count());
    }

    private JsonElement stored(final MatchResult request) throws Exception {
        final var shown = shell.run(SHOW.get(request.group(1)) + request.group(2) + " --json");
        // the first call in a JVM begins with a line of a library's log
        return entry(request, shown.substring(shown.indexOf("{\n")), "tapfabric:taps");
    }

    /** The one entry of a list, in a body or in what is shown. */
    private static JsonElement entry(final MatchResult request, final String json, final String container) {
        final var all = JsonParser.parseString(json).getAsJsonObject();
        return container.isEmpty() ? all.getAsJsonArray("tapfabric:" + request.group(1)).get(0)
            : all.getAsJsonObject(container).getAsJsonArray(request.group(1)).get(0);
    }

    /** What the shell printed, if it is about a mistake. */
    private static String errors(final String output) {
        return output.lines().filter(line -> line.contains("not allowed") || line.contains("rror"))
            .collect(Collectors.joining("\n"));
    }

    private static Stream<String> sections() throws IOException {
        var page = Files.readString(Path.of("..", "..", "docs", "recipes.md"));
        for (var word : WORDS.entrySet()) {
            page = page.replace(word.getKey(), word.getValue());
        }
        return Pattern.compile("^#+ ", Pattern.MULTILINE).splitAsStream(page);
    }

    /** Entries of a list have no order. */
    private static String text(final JsonElement json) {
        return json.isJsonArray() ? StreamSupport.stream(json.getAsJsonArray().spliterator(), false)
            .map(RecipesPageTest::text).sorted().collect(Collectors.joining(", ", "[", "]"))
            : json.isJsonObject() ? json.getAsJsonObject().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue())).filter(leaf -> !DEFAULTS.contains(leaf))
                .sorted().collect(Collectors.joining(", ", "{", "}")) : json.toString();
    }
}
