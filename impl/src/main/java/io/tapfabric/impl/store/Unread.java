package io.tapfabric.impl.store;

import java.util.Comparator;
import java.util.Optional;

/**
 * An entry of {@code taps} that cannot be read, and so is left out.
 *
 * @param list the list it is in, {@code filter}, {@code tap-service} or {@code tap-flow}
 * @param id the client's id
 * @param wrong the value that is to blame; nothing if the entry is not what the model says
 */
public record Unread(String list, String id, Optional<Wrong> wrong) implements Comparable<Unread> {
    static final String SOURCE = "source";

    private static final Comparator<Unread> ORDER = Comparator.comparing(Unread::list).thenComparing(Unread::id);

    /**
     * What the model's types let pass, but that means nothing.
     *
     * @param where the entry of a further list that it is in, if it is in one
     * @param sentence what is wrong, and what is allowed
     */
    public record Wrong(Optional<Where> where, String sentence) {
        /**
         * A leaf that means nothing by itself.
         *
         * @param where the entry of a further list that has it, if it is in one
         * @param leaf the leaf
         * @param value its value
         * @param allowed what is allowed, in words
         */
        public static Wrong value(final Optional<Where> where, final String leaf, final String value,
                final String allowed) {
            return new Wrong(where, leaf + " '" + value + "' is not allowed: " + allowed);
        }

        @Override
        public String toString() {
            return where.map(entry -> entry + " ").orElse("") + sentence;
        }
    }

    /**
     * An entry of a list within an entry of {@code taps}.
     *
     * @param list {@code source} of a tap-flow, {@code in} or {@code out} of a filter
     * @param key what identifies it there, the client's id or the priority
     */
    public record Where(String list, String key) {
        /** Whether it is a filter's rule. */
        public boolean isRule() {
            return !list.equals(SOURCE);
        }

        @Override
        public String toString() {
            return list + " '" + key + "'";
        }
    }

    @Override
    public int compareTo(final Unread other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return list + " '" + id + "': " + wrong.map(Wrong::toString).orElse("it is not what the model says");
    }
}
