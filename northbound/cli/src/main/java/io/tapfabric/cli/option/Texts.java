package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableMap;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Collects the texts of options that say a value which is there already.
 */
final class Texts {
    private final ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();

    /** The text of an option, if the value has it. */
    Texts with(final String word, final @Nullable Object value) {
        return with(word, value, Function.identity());
    }

    /** The same of a value that says its text in its own way. */
    <T> Texts with(final String word, final @Nullable T value, final Function<T, ?> text) {
        if (value != null) {
            texts.put(word, text.apply(value).toString());
        }
        return this;
    }

    /**
     * The text of an option, if it says anything: the data store has the model's default where nothing was given.
     *
     * @param usual the default
     */
    Texts unless(final String usual, final String word, final @Nullable Object value) {
        return unless(usual, word, value, Function.identity());
    }

    /** The same of a value that says its text in its own way. */
    <T> Texts unless(final String usual, final String word, final @Nullable T value, final Function<T, ?> text) {
        return value == null || text.apply(value).toString().equals(usual) ? this : with(word, value, text);
    }

    Given given() {
        return new Given(texts.build());
    }
}
