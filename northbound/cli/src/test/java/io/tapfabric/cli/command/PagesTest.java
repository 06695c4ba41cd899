package io.tapfabric.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages on the shell name the commands and options that there are, and no others. */
class PagesTest extends AbstractShellTest {
    private static final Pattern COMMAND = Pattern.compile("tap:([a-z][a-z-]*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    /** Karaf's own. */
    private static final Set<String> KARAFS = Set.of("--help");

    @Test
    void theShellsPageNamesEveryCommandAndOption() throws IOException {
        final var page = page("shell.md");
        assertEquals(new TreeSet<>(shell.commands()), words(COMMAND, page, 1));
        final var options = shell.options();
        options.addAll(KARAFS);
        assertEquals(options, words(OPTION, page, 0));
    }

    @Test
    void cloudpodsWordsLeadToCommands() throws IOException {
        final var named = words(COMMAND, page("from-cloudpods.md"), 1);
        final var rest = new TreeSet<>(shell.commands());
        rest.removeAll(named);
        assertEquals(new TreeSet<>(), rest, "commands that the page does not name");
        named.removeAll(shell.commands());
        assertEquals(new TreeSet<>(), named, "words that are no commands");
    }

    private static TreeSet<String> words(final Pattern pattern, final String text, final int group) {
        return Stream.of(text).flatMap(all -> pattern.matcher(all).results()).map(match -> match.group(group))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page(final String name) throws IOException {
        return Files.readString(Path.of("..", "..", "docs", name));
    }
}
