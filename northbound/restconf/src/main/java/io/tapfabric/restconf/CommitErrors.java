package io.tapfabric.restconf;

import com.google.common.base.Throwables;
import java.util.Optional;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfError;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/**
 * Turns the refusal of a commit into the errors of a RESTCONF reply (RFC 8040 section 7.1). Netconf 7.0.7 answers every
 * failed commit with {@code operation-failed} and 500, and drops the tag and the sentence of the cause.
 */
@SuppressWarnings("deprecation") // the only exception that RESTCONF's futures take in this version
final class CommitErrors {
    private CommitErrors() {
    }

    /** What should be answered instead of {@code failure}: itself, unless a refused commit caused it. */
    static RestconfDocumentedException explain(final RestconfDocumentedException failure) {
        return Throwables.getCausalChain(failure).stream()
            .filter(DataValidationFailedException.class::isInstance).map(DataValidationFailedException.class::cast)
            .findFirst().map(CommitErrors::refused).orElse(failure);
    }

    private static RestconfDocumentedException refused(final DataValidationFailedException refusal) {
        return new RestconfDocumentedException(refusal, refusal.getErrorList().stream()
            .map(error -> error(refusal, error)).toList());
    }

    /** The path belongs to the error that carries the exception's own sentence. */
    private static RestconfError error(final DataValidationFailedException refusal, final RpcError error) {
        final var path = Optional.of(refusal.getPath()).filter(some -> error.getMessage().equals(refusal.getMessage()))
            .filter(YangInstanceIdentifier.class::isInstance).map(YangInstanceIdentifier.class::cast);
        return path.map(some -> new RestconfError(error.getErrorType(), error.getTag(), error.getMessage(), some))
            .orElseGet(() -> new RestconfError(error.getErrorType(), error.getTag(), error.getMessage()));
    }
}
