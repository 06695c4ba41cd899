package io.tapfabric.cli.option;

import java.util.Optional;

/**
 * Tells the generated cases of a choice apart, which know nothing of each other.
 */
final class Cast {
    private Cast() {
        // static only
    }

    /** The value, if it is of this case. */
    static <T> Optional<T> to(final Class<T> type, final Object value) {
        return Optional.of(value).filter(type::isInstance).map(type::cast);
    }
}
