package io.tapfabric.cli.view;

import com.google.common.base.CharMatcher;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One piece of a table. Control characters, which a host or a client may have put into a text, become dots: they could
 * move the cursor or change what the terminal shows.
 *
 * @param text what is shown
 * @param style how it looks
 */
public record Cell(String text, Style style) {
    /** What is not known or not set. */
    public static final Cell NONE = new Cell("-", Style.PLAIN);

    public Cell {
        text = CharMatcher.javaIsoControl().replaceFrom(text, '.');
    }

    /** The text of any value. */
    public static Cell of(final Object value) {
        return new Cell(value.toString(), Style.PLAIN);
    }

    /** The text of a value, or a dash if there is none or an empty one. */
    public static Cell of(final Optional<?> value) {
        return value.map(Object::toString).filter(text -> !text.isEmpty()).map(Cell::of).orElse(NONE);
    }

    /** The text of a value as generated code has it: null if there is none. */
    public static Cell ofNullable(final @Nullable Object value) {
        return of(Optional.ofNullable(value));
    }
}
