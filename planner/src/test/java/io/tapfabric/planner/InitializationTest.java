package io.tapfabric.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No type of ours holds, in a static field, an instance of a subtype of its own. To initialize such a type, the subtype
 * must be, and the other way round (JLS section 12.4.1); two threads that begin at different ends wait for each other
 * for ever (section 12.4.2). It happened: hosts that connected at the same time, right after a start, met so, and no
 * host could connect from then on.
 */
class InitializationTest {
    @Test
    void noTypeNeedsItsSubtypeFirst() throws IOException {
        final var types = types();
        assertTrue(types.size() > 100, "found only " + types.size());
        assertEquals(List.of(), types.stream().flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isEnumConstant())
            .filter(InitializationTest::holdsSubtype).map(Field::toString).toList());
    }

    private static List<Class<?>> types() throws IOException {
        return ClassPath.from(InitializationTest.class.getClassLoader()).getAllClasses().stream()
            .filter(type -> type.getName().startsWith("io.tapfabric.planner.") && !type.getName().contains("Test"))
            .<Class<?>>flatMap(type -> Stream.of(type.load())).toList();
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
