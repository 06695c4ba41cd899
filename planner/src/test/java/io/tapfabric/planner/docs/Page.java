package io.tapfabric.planner.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the book.
 *
 * @param text all of it
 */
record Page(String text) {
    /** A flow with its number, as samples show it. */
    private static final Pattern FLOW = Pattern.compile("^ *(\\d+)\\. (cookie=.*)$", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    static Page of(final String name) {
        return new Page(read(Path.of("..", "docs", name)));
    }

    static String read(final Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flows of all samples, in the order of the page. */
    List<String> flows() {
        return FLOW.matcher(text).results().map(found -> found.group(2)).toList();
    }

    /** Their numbers. */
    List<Integer> numbers() {
        return FLOW.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    /** The titles of all sections. */
    List<String> headings() {
        return HEADING.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
