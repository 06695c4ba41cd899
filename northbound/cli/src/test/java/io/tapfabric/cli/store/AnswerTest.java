package io.tapfabric.cli.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.util.concurrent.Futures;
import io.tapfabric.cli.Failure;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

class AnswerTest {
    private static final String RULE = "tap-flow 'f1' names tap-service 's9', which does not exist";

    @Test
    void ruleSpeaksForItself() {
        final var rule = new DataValidationFailedException(YangInstanceIdentifier.class, YangInstanceIdentifier.of(),
            RULE, new IllegalStateException("inner"));
        assertEquals(RULE, sentence(new TransactionCommitFailedException("canCommit failed",
            new ExecutionException(rule))));
    }

    @Test
    void rootCauseOfAnythingElse() {
        assertEquals("disk full", sentence(new TransactionCommitFailedException("commit failed",
            new IllegalStateException(new IllegalArgumentException("disk full", new IllegalStateException())))));
    }

    @Test
    void changedAtTheSameTime() {
        assertEquals("somebody else changed the same at the same time: try again",
            sentence(new OptimisticLockFailedException("optimistic lock failed", new IllegalStateException("x"))));
    }

    @Test
    void failureWithoutAnyMessage() {
        assertEquals("java.lang.IllegalStateException",
            sentence(new IllegalStateException()));
    }

    private static String sentence(final Exception failure) {
        return assertThrows(Failure.class, () -> Answer.of(Futures.immediateFailedFuture(failure))).sentence();
    }
}
