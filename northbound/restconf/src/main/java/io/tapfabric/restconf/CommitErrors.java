package io.tapfabric.restconf;

import com.google.common.base.Throwables;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfError;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangNetconfErrorAware;

/**
 * Finds out why a request failed, for the errors of a RESTCONF reply (RFC 8040 section 7.1). Netconf 7.0.7 answers
 * every failed commit with {@code operation-failed} and 500 and drops what the cause says; of a value that the model
 * forbids it says only that there was one.
 */
@SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
final class CommitErrors {
    /** How yangtools begins a name: the module's namespace and revision, of no use to a reader. */
    private static final Pattern NAMESPACE = Pattern.compile("\\(urn:[^)]*\\)");

    /** Of a message; a value of megabytes is not said again. */
    private static final int MAX_TEXT = 512;

    private CommitErrors() {
    }

    /** What should be answered instead of {@code failure}; it itself, if no more can be said. */
    static RestconfDocumentedException explain(final RestconfDocumentedException failure) {
        return refused(failure).or(() -> incomplete(failure)).or(() -> forbidden(failure)).orElse(failure);
    }

    /** A commit that a cohort refused: its tags and sentences. */
    private static Optional<RestconfDocumentedException> refused(final RestconfDocumentedException failure) {
        return find(failure, DataValidationFailedException.class).map(refusal -> new RestconfDocumentedException(
            refusal, refusal.getErrorList().stream().map(error -> error(refusal, error)).toList()));
    }

    /** The path belongs to the error that carries the exception's own sentence. */
    private static RestconfError error(final DataValidationFailedException refusal, final RpcError error) {
        final var path = Optional.of(refusal.getPath()).filter(some -> error.getMessage().equals(refusal.getMessage()))
            .filter(YangInstanceIdentifier.class::isInstance).map(YangInstanceIdentifier.class::cast);
        return path.map(some -> new RestconfError(error.getErrorType(), error.getTag(), error.getMessage(), some))
            .orElseGet(() -> new RestconfError(error.getErrorType(), error.getTag(), error.getMessage()));
    }

    /** A commit that the data tree refused, because something mandatory is missing or there is too much of it. */
    private static Optional<RestconfDocumentedException> incomplete(final RestconfDocumentedException failure) {
        return find(failure, TransactionCommitFailedException.class)
            .flatMap(failed -> find(failed, IllegalArgumentException.class))
            .map(cause -> invalid(cause, String.valueOf(cause.getMessage())));
    }

    /** A value outside the model's pattern, length or range: what the model says of it, and what the value is. */
    private static Optional<RestconfDocumentedException> forbidden(final RestconfDocumentedException failure) {
        return Throwables.getCausalChain(failure).stream().filter(YangNetconfErrorAware.class::isInstance).findFirst()
            .map(cause -> invalid(cause, Stream.concat(
                failure.getErrors().stream().map(RestconfError::getErrorMessage).filter(Objects::nonNull),
                Stream.of(String.valueOf(cause.getMessage()))).distinct().collect(Collectors.joining("; "))));
    }

    private static RestconfDocumentedException invalid(final Throwable cause, final String message) {
        final var text = NAMESPACE.matcher(message).replaceAll("");
        return new RestconfDocumentedException(cause, List.of(new RestconfError(ErrorType.APPLICATION,
            ErrorTag.INVALID_VALUE, text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text)));
    }

    private static <T extends Throwable> Optional<T> find(final Throwable failure, final Class<T> type) {
        return Throwables.getCausalChain(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
