package io.tapfabric.southbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Rounds, on an executor that runs a piece of work when the test says so. */
class RoundsTest {
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private int done;

    @Test
    void aRoundServesAllThatAskedBeforeItBegan() {
        final var rounds = new Rounds(queue::add, () -> done++);
        rounds.ask();
        rounds.ask();
        runAll();
        assertEquals(1, done);
    }

    @Test
    void aRoundRunsAgainForWhoAskedDuringIt() {
        final var rounds = new Rounds[1];
        rounds[0] = new Rounds(queue::add, () -> {
            done++;
            if (done == 1) {
                rounds[0].ask();
                rounds[0].ask();
            }
        });
        rounds[0].ask();
        runAll();
        assertEquals(2, done);
    }

    @Test
    void afterARoundNothingIsAsked() {
        final var rounds = new Rounds(queue::add, () -> done++);
        rounds.ask();
        runAll();
        runAll();
        assertEquals(1, done);
        rounds.ask();
        runAll();
        assertEquals(2, done);
    }

    private void runAll() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }
}
