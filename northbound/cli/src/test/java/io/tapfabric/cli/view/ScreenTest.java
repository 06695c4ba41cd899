package io.tapfabric.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void paintsOnlyWithColour() {
        assertEquals("\u001b[31mno\u001b[m", new Screen(lines::add, true).paint(Style.RED, "no"));
        assertEquals("no", new Screen(lines::add, false).paint(Style.RED, "no"));
    }

    @Test
    void printsLines() {
        final var screen = new Screen(lines::add, false);
        screen.print(new Table(List.of("A", "B"), List.of(List.of(Cell.of(1), Cell.of(2)))));
        screen.print("end");
        assertEquals(List.of("A  B", "1  2", "end"), lines);
    }
}
