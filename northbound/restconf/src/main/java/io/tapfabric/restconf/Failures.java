package io.tapfabric.restconf;

import com.google.common.base.Throwables;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfError;
import org.opendaylight.restconf.server.api.DataYangPatchResult;
import org.opendaylight.restconf.server.api.PatchStatusContext;
import org.opendaylight.restconf.server.api.ServerError;
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
final class Failures {
    /** How yangtools begins a name: the module's namespace and revision, of no use to a reader. */
    private static final Pattern NAMESPACE = Pattern.compile("\\(urn:[^)]*\\)");

    /** How the data tree says that something mandatory is missing: in what, and the way down to it. */
    private static final Pattern MISSING =
        Pattern.compile("Node ([^\\s\\[]+)(?:\\[.*\\])? is missing mandatory descendant /(\\S+)", Pattern.DOTALL);

    /** How the data tree says that a list has too few entries. */
    private static final Pattern TOO_FEW =
        Pattern.compile("(\\S+) does not have enough elements \\((\\d+)\\), needs at least (\\d+)");

    /** What RESTCONF says beside each error of an RPC. */
    private static final String NO_NEWS = "<severity>error</severity>";

    /** A refused commit's message: what kind of error, and the sentence. */
    private static final Pattern REFUSED = Pattern.compile("(in-use|invalid-value|data-exists|data-missing): (.*)",
        Pattern.DOTALL);

    /** Of a message; a value of megabytes, or the whole model, is not said again. */
    private static final int MAX_TEXT = 512;

    /** So much of a message is looked at: patterns take longer than it is long. */
    private static final int MAX_READ = 8 * MAX_TEXT;

    private Failures() {
    }

    /** What should be answered instead of {@code failure}. */
    static RestconfDocumentedException explain(final RestconfDocumentedException failure) {
        return refused(failure).or(() -> incomplete(failure)).or(() -> forbidden(failure)).or(() -> ofRpc(failure))
            .orElseGet(() -> readable(failure));
    }

    /** Of a YANG patch whose commit was refused the server keeps no more than the exception's message. */
    static DataYangPatchResult explain(final DataYangPatchResult result) {
        final var status = result.status();
        final var errors = status.globalErrors();
        return errors == null ? result : new DataYangPatchResult(new PatchStatusContext(status.patchId(),
            status.editCollection(), status.ok(), errors.stream().map(Failures::explain).toList()));
    }

    private static ServerError explain(final ServerError error) {
        final var refusal = REFUSED.matcher(error.info() == null ? "" : error.info().elementBody());
        return refusal.matches()
            ? new ServerError(ErrorType.APPLICATION, new ErrorTag(refusal.group(1)), refusal.group(2)) : error;
    }

    /** A commit that the data tree refused, with a message that is of use where nothing else is kept. */
    static TransactionCommitFailedException worded(final TransactionCommitFailedException failure) {
        if (failure instanceof DataValidationFailedException) {
            return failure;
        }
        if (failure instanceof OptimisticLockFailedException) {
            return new TransactionCommitFailedException(
                "in-use: somebody else changed the same at the same time: try again", failure);
        }
        return find(failure, IllegalArgumentException.class).map(cause -> misfit("", cause)).orElse(failure);
    }

    /** A write that does not fit the model. */
    static TransactionCommitFailedException misfit(final String what, final Exception cause) {
        return new TransactionCommitFailedException("invalid-value: " + what + text(cause), cause);
    }

    /** What should be answered to a body at which the server stumbled. */
    static RestconfDocumentedException unreadable(final Throwable cause) {
        return new RestconfDocumentedException(cause, new RestconfError(ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE,
            cause.getMessage() == null ? "the body cannot be read" : "the body cannot be read: " + text(cause)));
    }

    /** A commit that a cohort refused: its tags and sentences; the path belongs to the first. */
    private static Optional<RestconfDocumentedException> refused(final RestconfDocumentedException failure) {
        return find(failure, DataValidationFailedException.class).map(refusal -> {
            final var errors = refusal.getErrorList();
            final var path = Optional.of(refusal.getPath()).filter(YangInstanceIdentifier.class::isInstance)
                .map(YangInstanceIdentifier.class::cast);
            return new RestconfDocumentedException(refusal, errors.stream()
                .map(error -> error(error, path.filter(any -> error == errors.get(0)))).toList());
        });
    }

    private static RestconfError error(final RpcError error, final Optional<YangInstanceIdentifier> path) {
        return path.map(some -> new RestconfError(error.getErrorType(), error.getTag(), error.getMessage(), some))
            .orElseGet(() -> new RestconfError(error.getErrorType(), error.getTag(), error.getMessage()));
    }

    /** A commit that the data tree refused, for example because something mandatory is missing. */
    private static Optional<RestconfDocumentedException> incomplete(final RestconfDocumentedException failure) {
        return find(failure, TransactionCommitFailedException.class).flatMap(failed -> {
            final var refusal = REFUSED.matcher(String.valueOf(failed.getMessage()));
            return refusal.matches() ? Optional.of(new RestconfDocumentedException(failed, new RestconfError(
                ErrorType.APPLICATION, new ErrorTag(refusal.group(1)), refusal.group(2)))) : Optional.empty();
        });
    }

    /** A value outside the model's pattern, length or range: what the model says of it, and what the value is. */
    private static Optional<RestconfDocumentedException> forbidden(final RestconfDocumentedException failure) {
        return Throwables.getCausalChain(failure).stream().filter(YangNetconfErrorAware.class::isInstance).findFirst()
            .map(cause -> invalid(cause, Stream.concat(
                failure.getErrors().stream().map(RestconfError::getErrorMessage).filter(Objects::nonNull),
                Stream.of(String.valueOf(cause.getMessage()))).distinct().collect(Collectors.joining("; "))));
    }

    private static RestconfDocumentedException invalid(final Throwable cause, final String message) {
        return new RestconfDocumentedException(cause, List.of(
            new RestconfError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE, cleaned(message))));
    }

    /** The errors of an RPC, without what they all have beside. */
    private static Optional<RestconfDocumentedException> ofRpc(final RestconfDocumentedException failure) {
        return failure.getErrors().stream().allMatch(error -> NO_NEWS.equals(error.getErrorInfo()))
            ? Optional.of(new RestconfDocumentedException(failure, failure.getErrors().stream().map(error ->
                new RestconfError(error.getErrorType(), error.getErrorTag(), error.getErrorMessage())).toList()))
            : Optional.empty();
    }

    /** Of a message that cannot be understood, what can; the info of such an error only says it again. */
    private static RestconfDocumentedException readable(final RestconfDocumentedException failure) {
        if (failure.getErrors().stream().noneMatch(error -> ErrorTag.MALFORMED_MESSAGE.equals(error.getErrorTag())
                && error.getErrorMessage() != null)) {
            return failure;
        }
        return new RestconfDocumentedException(failure, failure.getErrors().stream().map(error -> new RestconfError(
            error.getErrorType(), error.getErrorTag(), cleaned(String.valueOf(error.getErrorMessage())))).toList());
    }

    private static String text(final Throwable cause) {
        return cleaned(String.valueOf(cause.getMessage()));
    }

    private static String cleaned(final String message) {
        final var read = message.substring(0, Math.min(message.length(), MAX_READ));
        final var plain = NAMESPACE.matcher(read).replaceAll("");
        final var text = MISSING.matcher(TOO_FEW.matcher(plain).replaceAll("$1 has $2 entries; allowed: $3 or more"))
            .replaceAll(Failures::missing);
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text;
    }

    private static String missing(final MatchResult found) {
        final var way = (found.group(1) + "/" + found.group(2)).split("/");
        return Matcher.quoteReplacement(way[way.length - 2] + " has no " + way[way.length - 1]
            + ", which is mandatory");
    }

    private static <T extends Throwable> Optional<T> find(final Throwable failure, final Class<T> type) {
        return Throwables.getCausalChain(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
