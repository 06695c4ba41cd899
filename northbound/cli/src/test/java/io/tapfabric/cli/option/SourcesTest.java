package io.tapfabric.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SourcesTest {
    private static final Sources NONE = new Sources("tap-flow 'f1'", Map.of());

    @Test
    void newOnesGetTheFirstFreeNumber() throws Failure {
        final var two = add(add(NONE, "--iface-id a"), "--iface-id b");
        assertEquals("1=vnic iface-id a 2=vnic iface-id b", text(two));
        assertEquals("2=vnic iface-id b 1=vnic iface-id c", text(add(two.without(List.of("1")), "--iface-id c")));
        assertEquals("1=vnic iface-id a 2=vnic iface-id b x=vnic iface-id c",
            text(add(two, "--iface-id c --source x")));
    }

    @Test
    void existingOneIsNotOverwritten() throws Failure {
        final var one = add(NONE, "--iface-id a");
        assertEquals("tap-flow 'f1' has a source '1' already: change it with tap:flow-update --source 1, "
            + "or take another id",
            refused(() -> add(one, "--iface-id b --source 1")));
    }

    @Test
    void changeKeepsTheOthers() throws Failure {
        final var two = add(add(NONE, "--iface-id a"), "--host h1 --port p1");
        assertEquals("1=vnic iface-id a 2=vnic p2 of h1", text(two.changed(Line.given("--source 2 --port p2"))));
        assertEquals(two, two.changed(Line.given("--name n")));
    }

    @Test
    void whichOneMustBeClear() throws Failure {
        final var two = add(add(NONE, "--iface-id a"), "--iface-id b");
        assertEquals("tap-flow 'f1' has several sources (1, 2): say with --source which one to change",
            refused(() -> two.changed(Line.given("--iface-id c"))));
        assertEquals("tap-flow 'f1' has no source '3': it has 1, 2",
            refused(() -> two.changed(Line.given("--source 3 --iface-id c"))));
        assertEquals("what becomes of source '2': give options that describe it",
            refused(() -> two.changed(Line.given("--source 2"))));
    }

    @Test
    void oneIsLeft() throws Failure {
        final var two = add(add(NONE, "--iface-id a"), "--iface-id b");
        assertEquals("2=vnic iface-id b", text(two.without(List.of("1"))));
        assertEquals("tap-flow 'f1' would have no source left: delete it with tap:flow-delete, "
            + "or add another source first", refused(() -> two.without(List.of("1", "2"))));
        assertEquals("tap-flow 'f1' has no source '9': it has 1, 2", refused(() -> two.without(List.of("9"))));
    }

    private static Sources add(final Sources sources, final String options) throws Failure {
        return sources.with(Line.given(options), SourceOptions.get(Line.given(options)));
    }

    private static String text(final Sources sources) {
        return sources.byId().entrySet().stream().map(entry -> entry.getKey() + '='
            + SourceOptions.phrase(Optional.of(entry.getValue())).orElseThrow()).collect(Collectors.joining(" "));
    }

    private static String refused(final Executable executable) {
        return assertThrows(Failure.class, executable).sentence();
    }
}
