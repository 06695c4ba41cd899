package io.tapfabric.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recipes of {@code docs/recipes.md}: its sections that have requests.
 *
 * @param recipes by their titles
 */
record RecipePage(Map<String, Recipe> recipes) {
    private static final Pattern REQUEST = Pattern.compile("^put \\$taps/(\\S+) -d '([^']*)'$", Pattern.MULTILINE);
    /** A text in quotes: all of it, or what stands before a slash, may be a word that a reader replaces. */
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    RecipePage {
        recipes = Map.copyOf(recipes);
    }

    static RecipePage read() {
        final var recipes = new TreeMap<String, Recipe>();
        sections().forEach(section -> {
            final var requests = REQUEST.matcher(section).results().map(RecipePage::request).toList();
            if (!requests.isEmpty()) {
                recipes.put(section.lines().findFirst().orElseThrow(), new Recipe(requests));
            }
        });
        return new RecipePage(recipes);
    }

    private static Stream<String> sections() {
        try {
            return Pattern.compile("^#+ ", Pattern.MULTILINE)
                .splitAsStream(Files.readString(Path.of("..", "docs", "recipes.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request request(final MatchResult put) {
        return new Request(put.group(1), put.group(2));
    }

    /**
     * One recipe.
     *
     * @param requests in the order in which they are sent
     */
    record Recipe(List<Request> requests) {
        Recipe {
            requests = List.copyOf(requests);
        }

        /** The tap-flows that it makes. */
        List<String> flows() {
            return requests.stream().map(Request::path).filter(path -> path.startsWith("tap-flow="))
                .map(path -> path.substring(path.indexOf('=') + 1)).toList();
        }
    }

    /**
     * One request of a recipe.
     *
     * @param path below {@code taps}
     * @param body the JSON, with words that a reader replaces
     */
    record Request(String path, String body) {
        /** The same, with the words replaced, in values and within these. */
        Request with(final Map<String, String> words) {
            return new Request(path, TEXT.matcher(body).replaceAll(text -> {
                final var value = text.group(1);
                final var slash = value.indexOf('/');
                final var end = slash < 0 ? value.length() : slash;
                return '"' + words.getOrDefault(value.substring(0, end), value.substring(0, end))
                    + value.substring(end) + '"';
            }));
        }
    }
}
