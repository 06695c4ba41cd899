package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Option;

/**
 * Options behind the arguments. Karaf takes options in front only and calls all that follows arguments; people write
 * the id first.
 *
 * @param command the command whose fields with {@link Option} are set
 */
record TrailingOptions(Object command) {
    /** Sets the options among the words and returns the others. */
    List<String> takeFrom(final List<String> words) throws Failure {
        final var rest = new ArrayList<String>();
        for (var word = words.iterator(); word.hasNext();) {
            final var next = word.next();
            if (next.startsWith("-")) {
                set(next.split("=", 2), word);
            } else {
                rest.add(next);
            }
        }
        return rest;
    }

    private void set(final String[] nameAndValue, final Iterator<String> following) throws Failure {
        final var name = nameAndValue[0];
        final var field = find(name).orElseThrow(() -> new Failure("there is no option '" + name
            + "': --help shows the options"));
        if (field.getType() == boolean.class) {
            assign(field, true);
        } else if (nameAndValue.length > 1) {
            assign(field, nameAndValue[1]);
        } else if (following.hasNext()) {
            assign(field, following.next());
        } else {
            throw new Failure(name + " needs a value: --help shows which");
        }
    }

    private Optional<Field> find(final String name) {
        for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                final var option = field.getAnnotation(Option.class);
                if (option != null && option.name().equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private void assign(final Field field, final Object value) {
        try {
            field.trySetAccessible();
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set " + field, e);
        }
    }
}
