package io.tapfabric.cli.command;

import io.tapfabric.cli.Failure;
import io.tapfabric.cli.option.Given;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Option;

/**
 * The options of a command: its fields with {@link Option}, those of its superclasses too.
 *
 * @param command the command
 */
record OptionFields(Object command) {
    /**
     * Sets the options among the words and returns the others. Karaf takes options in front only and calls all that
     * follows arguments; people write the id first.
     */
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

    /** The options given that have a text, in front of the arguments or behind. */
    Given given() {
        return new Given(fields().filter(field -> value(field).filter(String.class::isInstance).isPresent())
            .collect(Collectors.toMap(OptionFields::word,
                field -> value(field).map(String.class::cast).orElseThrow())));
    }

    /** The options given that have none. */
    Set<String> flags() {
        return fields().filter(field -> value(field).filter(Boolean.TRUE::equals).isPresent())
            .map(OptionFields::word).collect(Collectors.toSet());
    }

    private void set(final String[] nameAndValue, final Iterator<String> following) throws Failure {
        final var name = nameAndValue[0];
        final var field = fields().filter(any -> called(any, name)).findFirst()
            .orElseThrow(() -> new Failure("there is no option '" + name + "': --help shows the options"));
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

    private Stream<Field> fields() {
        return Stream.<Class<?>>iterate(command.getClass(), type -> type != Object.class, Class::getSuperclass)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> field.isAnnotationPresent(Option.class) && field.trySetAccessible());
    }

    private static boolean called(final Field field, final String name) {
        return word(field).equals(name) || List.of(field.getAnnotation(Option.class).aliases()).contains(name);
    }

    private static String word(final Field field) {
        return field.getAnnotation(Option.class).name();
    }

    private Optional<Object> value(final Field field) {
        try {
            return Optional.ofNullable(field.get(command));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    private void assign(final Field field, final Object value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set " + field, e);
        }
    }
}
