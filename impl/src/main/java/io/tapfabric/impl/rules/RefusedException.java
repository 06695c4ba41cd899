package io.tapfabric.impl.rules;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/**
 * A commit that was refused. The error list has one entry with tag and sentence for each violation of the first one's
 * kind, so that a door can answer in its protocol's own way. The message is the first of them as one text, for those
 * who are handed nothing else.
 */
public final class RefusedException extends DataValidationFailedException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_ERRORS = 10;

    private final ErrorTag tag;
    private final ImmutableList<String> sentences;

    /**
     * Refuses a commit.
     *
     * @param violations at least one
     */
    public RefusedException(final List<Violation> violations) {
        super(YangInstanceIdentifier.class, violations.get(0).path(),
            violations.get(0).tag().elementBody() + ": " + violations.get(0).sentence());
        tag = violations.get(0).tag();
        sentences = violations.stream().filter(violation -> violation.tag().equals(tag)).limit(MAX_ERRORS)
            .map(Violation::sentence).collect(ImmutableList.toImmutableList());
    }

    /** Refusing is an expected outcome: where it was decided is of no interest, and the data store logs every trace. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public List<RpcError> getErrorList() {
        return sentences.stream()
            .map(sentence -> RpcResultBuilder.newError(ErrorType.APPLICATION, tag, sentence)).toList();
    }
}
