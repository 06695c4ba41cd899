package io.tapfabric.southbound.openflow;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tapfabric.southbound.LinkException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A call that waits for a switch, on a thread of its own, so that the test can play the switch meanwhile. */
final class Call<T> {
    private static final int SECONDS = 10;

    private final FutureTask<T> task;
    private final Thread thread;

    Call(final Callable<T> work) {
        task = new FutureTask<>(work);
        thread = new Thread(task, "call");
        thread.start();
    }

    static Call<String> apply(final SwitchLink link, final WireFlow... flows) {
        return new Call<>(() -> {
            link.apply(Flows.puts(flows));
            return "applied";
        });
    }

    T result() throws Exception {
        return task.get(SECONDS, TimeUnit.SECONDS);
    }

    /** How it failed; it must have. */
    LinkException fault() {
        final var end = assertThrows(ExecutionException.class, this::result);
        return (LinkException) end.getCause();
    }

    void interrupt() {
        thread.interrupt();
    }
}
