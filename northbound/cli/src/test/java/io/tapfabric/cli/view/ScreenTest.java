package io.tapfabric.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void paintsOnlyWithColour() {
        assertEquals("\u001b[31mno\u001b[m", new Screen(lines::add, true, () -> false).paint(Style.RED, "no"));
        assertEquals("no", new Screen(lines::add, false, () -> false).paint(Style.RED, "no"));
    }

    @ParameterizedTest
    @CsvSource({"xterm,true,true", "dumb,true,false", "vt52,false,false"})
    void notEveryTerminalKnowsColour(final String type, final boolean ansi, final boolean colour) {
        final var terminal = mock(Terminal.class);
        when(terminal.getType()).thenReturn(type);
        when(terminal.isAnsiSupported()).thenReturn(ansi);
        assertEquals(colour, Screen.hasColour(terminal));
    }

    @Test
    void printsLines() {
        final var screen = new Screen(lines::add, false, () -> false);
        screen.print(new Table(List.of("A", "B"), List.of(List.of(Cell.of(1), Cell.of(2)))));
        screen.print("end");
        assertEquals(List.of("A  B", "1  2", "end"), lines);
    }
}
