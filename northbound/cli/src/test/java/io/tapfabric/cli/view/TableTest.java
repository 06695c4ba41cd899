package io.tapfabric.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.State;

class TableTest {
    private static final Table TABLE = new Table(List.of("ID", "STATE", "NAME"), List.of(
        List.of(Cell.of("a"), new Cell("ACTIVE", Style.of(State.ACTIVE)), Cell.of("first")),
        List.of(Cell.of("long-id"), new Cell("REJECTED", Style.of(State.REJECTED)), Cell.NONE)));

    @Test
    void columnsAreAligned() {
        assertEquals(List.of(
            "ID       STATE     NAME",
            "a        ACTIVE    first",
            "long-id  REJECTED  -"), TABLE.lines(false));
    }

    @Test
    void colourTakesNoRoom() {
        assertEquals(List.of(
            "\u001b[1mID\u001b[m       \u001b[1mSTATE\u001b[m     \u001b[1mNAME\u001b[m",
            "a        \u001b[32mACTIVE\u001b[m    first",
            "long-id  \u001b[31mREJECTED\u001b[m  -"), TABLE.lines(true));
    }

    @Test
    void nothingToShow() {
        assertEquals(List.of(), new Table(List.of(), List.of()).lines(true));
        assertEquals(List.of("ID"), new Table(List.of("ID"), List.of()).lines(false));
    }

    @Test
    void controlCharactersCannotReachTheTerminal() {
        assertEquals("a.[31mb.c", Cell.of("a\u001b[31mb\nc").text());
    }

    @Test
    void emptyIsADash() {
        assertEquals(Cell.NONE, Cell.of(Optional.of("")));
        assertEquals(Cell.NONE, Cell.of(Optional.empty()));
    }
}
