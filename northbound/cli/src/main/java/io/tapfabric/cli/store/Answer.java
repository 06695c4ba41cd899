package io.tapfabric.cli.store;

import com.google.common.base.Throwables;
import io.tapfabric.cli.Failure;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;

/**
 * Waits for the controller's answer, and finds in a failed one the sentence that was meant for people.
 */
public final class Answer {
    /** How long a person waits at the prompt. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Answer() {
        // static only
    }

    /** The value that {@code future} yields, within 30 seconds. */
    public static <T> T of(final Future<T> future) throws Failure {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Failure(sentence(e), e);
        } catch (TimeoutException e) {
            throw new Failure("the controller did not answer within " + PATIENCE.toSeconds()
                + " s: see its log, then look at whether the change was made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted: look at whether the change was made", e);
        }
    }

    /** What an RPC returned, or the sentences of its errors. */
    public static <T> T ofRpc(final Future<RpcResult<T>> future) throws Failure {
        final var result = of(future);
        if (!result.isSuccessful()) {
            throw new Failure(result.getErrors().stream().map(RpcError::getMessage).collect(Collectors.joining("; ")));
        }
        return result.getResult();
    }

    /**
     * A rule of the commit cohort speaks through the errors of a {@link DataValidationFailedException}, below layers of
     * the datastore's own exceptions; for other failures the root cause says most.
     */
    static String sentence(final Throwable failure) {
        final var chain = Throwables.getCausalChain(failure);
        if (chain.stream().anyMatch(OptimisticLockFailedException.class::isInstance)) {
            return "somebody else changed the same at the same time: try again";
        }
        return chain.stream().filter(DataValidationFailedException.class::isInstance)
            .flatMap(refusal -> ((DataValidationFailedException) refusal).getErrorList().stream())
            .map(RpcError::getMessage).findFirst()
            .or(() -> chain.stream().map(Throwable::getMessage).filter(Objects::nonNull).reduce((one, last) -> last))
            .orElseGet(failure::toString);
    }
}
