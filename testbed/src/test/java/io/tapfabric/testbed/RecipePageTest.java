package io.tapfabric.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecipePageTest {
    @Test
    @DisplayName("each recipe of the page has a trial, and each trial a recipe")
    void recipesAndTrials() {
        assertEquals(new TreeSet<>(RecipePage.read().recipes().keySet()), new TreeSet<>(RecipesTest.TRIALS.keySet()));
    }

    @Test
    @DisplayName("every request of the page is part of a recipe, and no two have one address: recipes do not mix")
    void requests() throws Exception {
        final var page = Files.readString(Path.of("..", "docs", "recipes.md"));
        final var paths = RecipePage.read().recipes().values().stream()
            .flatMap(recipe -> recipe.requests().stream()).map(RecipePage.Request::path).sorted().toList();
        assertEquals(Pattern.compile("^put ", Pattern.MULTILINE).matcher(page).results().count(), paths.size());
        assertEquals(List.copyOf(new TreeSet<>(paths)), paths);
    }
}
