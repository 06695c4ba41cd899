package io.tapfabric.cli.option;

import java.util.HashMap;

/** A line of options, each with a text without blanks, as the values that Karaf makes of it. */
final class Line {
    private Line() {
        // static only
    }

    static Given given(final String options) {
        final var words = options.trim().split(" ");
        final var texts = new HashMap<String, String>();
        for (int word = 0; word < words.length; word += 2) {
            texts.put(words[word], words[word + 1]);
        }
        return new Given(texts);
    }
}
