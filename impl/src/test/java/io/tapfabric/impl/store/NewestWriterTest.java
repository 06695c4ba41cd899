package io.tapfabric.impl.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;

class NewestWriterTest {
    private final Deque<SettableFuture<CommitInfo>> commits = new ArrayDeque<>();
    private final List<String> filled = new ArrayList<>();
    private final DataBroker broker = mock(DataBroker.class);
    private final NewestWriter<Integer> writer = new NewestWriter<>(broker, Runnable::run, "numbers",
        (tx, written, wanted) -> {
            filled.add(written.map(String::valueOf).orElse("nothing") + " to " + wanted);
            if (wanted < 0) {
                throw new IllegalArgumentException("no such entry");
            }
        });

    @BeforeEach
    void before() {
        final var tx = mock(WriteTransaction.class);
        when(broker.newWriteOnlyTransaction()).thenReturn(tx);
        when(tx.commit()).thenAnswer(call -> {
            commits.add(SettableFuture.create());
            return FluentFuture.from(commits.getLast());
        });
    }

    @Test
    void skipsAllButTheNewestWhileOneIsUnderWay() {
        writer.write(1);
        writer.write(2);
        writer.write(3);
        assertEquals(List.of("nothing to 1"), filled);
        committed();
        assertEquals(List.of("nothing to 1", "1 to 3"), filled);
        committed();
        assertEquals(0, commits.size());
    }

    @Test
    void writesWholeAfterAFailure() {
        writer.write(1);
        committed();
        writer.write(2);
        commits.remove().setException(new IllegalStateException("no leader"));
        writer.write(3);
        assertEquals(List.of("nothing to 1", "1 to 2", "nothing to 3"), filled);
    }

    @Test
    void goesOnAfterAFailureWithWhatWaits() {
        writer.write(1);
        writer.write(2);
        commits.remove().setException(new IllegalStateException("no leader"));
        assertEquals(List.of("nothing to 1", "nothing to 2"), filled);
    }

    @Test
    void goesOnAfterAValueThatCannotBeWritten() {
        writer.write(-1);
        writer.write(2);
        assertEquals(List.of("nothing to -1", "nothing to 2"), filled);
    }

    @Test
    void writesNothingTwice() {
        writer.write(1);
        writer.write(1);
        committed();
        writer.write(1);
        assertEquals(List.of("nothing to 1"), filled);
    }

    @Test
    void writesNothingOnceClosed() {
        writer.write(1);
        writer.write(2);
        writer.close();
        committed();
        writer.write(3);
        assertEquals(List.of("nothing to 1"), filled);
    }

    private void committed() {
        commits.remove().set(CommitInfo.empty());
    }
}
