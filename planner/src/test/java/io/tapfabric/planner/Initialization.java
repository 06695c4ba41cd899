package io.tapfabric.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/**
 * No type of ours holds, in a static field, an instance of a subtype of its own. To initialize such a type, the subtype
 * must be, and the other way round (JLS section 12.4.1); two threads that begin at different ends wait for each other
 * for ever (section 12.4.2). It happened: hosts that connected at the same time, right after a start, met so, and no
 * host could connect from then on.
 */
public final class Initialization {
    private Initialization() {
    }

    /** Fails if a type below a package, of which there are {@code least} at least, needs its subtype first. */
    public static void check(final String below, final int least) throws IOException {
        final var types = ClassPath.from(Initialization.class.getClassLoader()).getAllClasses().stream()
            .filter(type -> type.getName().startsWith(below + ".") && !type.getName().contains("Test"))
            .<Class<?>>map(ClassPath.ClassInfo::load).toList();
        assertTrue(types.size() >= least, "found only " + types.size());
        assertEquals(List.of(), types.stream().flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isEnumConstant())
            .filter(Initialization::holdsSubtype).map(Field::toString).toList());
    }

    private static boolean holdsSubtype(final Field field) {
        final var type = field.getDeclaringClass();
        if (field.getType().isPrimitive() || !field.trySetAccessible()) {
            return false;
        }
        try {
            final var value = field.get(null);
            return type.isInstance(value) && value.getClass() != type;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }
}
