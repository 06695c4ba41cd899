package io.tapfabric.planner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every link of the book leads to a file, and to a section of it. */
class LinksTest {
    private static final Path BOOK = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/index.md", "docs/architecture.md", "docs/operations.md",
        "docs/pipeline.md", "docs/shell.md", "docs/from-cloudpods.md", "docs/filters.md", "docs/explain.md",
        "docs/sinks.md", "docs/recipes.md",
        "docs/adr/0001-java-line.md", "docs/adr/0004-data-plane.md",
        "docs/adr/0006-sources-of-bridges.md"})
    void linksLeadSomewhere(final String name) {
        final var page = BOOK.resolve(name);
        final var links = LINK.matcher(Page.read(page)).results().filter(link -> !link.group(1).contains(":")).toList();
        links.forEach(link -> {
            final var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertTrue(Files.exists(target), "no file " + target);
            if (link.group(2) != null) {
                assertEquals(List.of(link.group(2)), sections(target).stream().filter(link.group(2)::equals).toList());
            }
        });
    }

    /** The anchors of a page's headings, as GitHub and others make them. */
    private static List<String> sections(final Path page) {
        return new Page(Page.read(page)).headings().stream().map(heading ->
            heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-')).toList();
    }
}
