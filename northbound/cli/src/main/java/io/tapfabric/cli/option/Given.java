package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The options of one call that have a text.
 *
 * @param texts what was given, by option
 */
public record Given(Map<String, String> texts) {
    /** No option. */
    public static final Given NONE = new Given(Map.of());

    public Given {
        texts = ImmutableSortedMap.copyOf(texts);
    }

    /** Which options. */
    public Set<String> words() {
        return texts.keySet();
    }

    /** Whether an option is given. */
    public boolean has(final String word) {
        return texts.containsKey(word);
    }

    /** The text of an option, as it is. */
    public Optional<String> text(final String word) {
        return Optional.ofNullable(texts.get(word));
    }

    /** The value of an option, if it is given. */
    public <T> Optional<T> find(final String word, final Leaf<T> leaf) throws Failure {
        final var text = text(word);
        return text.isPresent() ? Optional.of(leaf.of(word, text.orElseThrow())) : Optional.empty();
    }

    /** The value of an option that is needed. */
    public <T> T get(final String word, final Leaf<T> leaf) throws Failure {
        return find(word, leaf).orElseThrow(() -> new Failure(word + " is needed"));
    }

    /** These of the options alone. */
    public Given only(final Collection<String> some) {
        return new Given(Maps.filterKeys(texts, some::contains));
    }

    /** These options, and where they say nothing what {@code before} says. */
    public Given over(final Given before) {
        final var both = new TreeMap<>(before.texts);
        both.putAll(texts);
        return new Given(both);
    }
}
