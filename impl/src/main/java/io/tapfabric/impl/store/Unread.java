package io.tapfabric.impl.store;

import java.util.Comparator;
import java.util.Optional;

/**
 * An entry of {@code taps} that cannot be read, and so is left out.
 *
 * @param list the list it is in, {@code tap-service} or {@code tap-flow}
 * @param id the client's id
 * @param wrong the value that is to blame; nothing if the entry is not what the model says
 */
public record Unread(String list, String id, Optional<Wrong> wrong) implements Comparable<Unread> {
    private static final Comparator<Unread> ORDER = Comparator.comparing(Unread::list).thenComparing(Unread::id);

    /**
     * A value that the model's types let pass, but that means nothing.
     *
     * @param source the client's id of the source that has it, if it is in a source
     * @param leaf the leaf
     * @param value its value
     * @param allowed what is allowed, in words
     */
    public record Wrong(Optional<String> source, String leaf, String value, String allowed) {
        @Override
        public String toString() {
            return source.map(id -> "source '" + id + "' ").orElse("") + leaf + " '" + value
                + "' is not allowed: " + allowed;
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
