package io.tapfabric.cli.command;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A field that Karaf sets before it runs a command.
 */
final class Injected {
    private Injected() {
        // static only
    }

    static <T> T by(final @Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("Karaf did not set a field with @Reference or a required @Argument");
        }
        return field;
    }
}
