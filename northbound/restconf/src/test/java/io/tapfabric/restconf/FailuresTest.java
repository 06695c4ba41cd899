package io.tapfabric.restconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.mdsal.common.api.DataValidationFailedException;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfError;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.codec.YangInvalidValueException;
import org.opendaylight.yangtools.yang.model.api.ConstraintMetaDefinition;

@SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
class FailuresTest {
    private static final YangInstanceIdentifier PATH = YangInstanceIdentifier.of(QName.create("urn:test", "taps"));

    private static final ConstraintMetaDefinition NO_WORDS = new ConstraintMetaDefinition() {
        @Override
        public Optional<String> getDescription() {
            return Optional.empty();
        }

        @Override
        public Optional<String> getErrorAppTag() {
            return Optional.empty();
        }

        @Override
        public Optional<String> getErrorMessage() {
            return Optional.empty();
        }

        @Override
        public Optional<String> getReference() {
            return Optional.empty();
        }
    };

    @Test
    void tellsTagPathAndSentenceOfARefusal() {
        final var refusal = new DataValidationFailedException(YangInstanceIdentifier.class, PATH, "first") {
            private static final long serialVersionUID = 1L;

            @Override
            public List<RpcError> getErrorList() {
                return List.of(error("first"), error("second"));
            }

            private RpcError error(final String message) {
                return RpcResultBuilder.newError(ErrorType.APPLICATION, ErrorTag.IN_USE, message);
            }
        };
        final var errors = Failures.explain(new RestconfDocumentedException("Transaction(PUT) failed", refusal))
            .getErrors();
        assertEquals("in-use first in-use second", text(errors.get(0)) + " " + text(errors.get(1)));
        assertEquals(PATH, errors.get(0).getErrorPath());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Node (urn:x)tap-flow[{(urn:x)id=f}] is missing mandatory descendant /(urn:x)source | tap-flow has no source, "
            + "which is mandatory",
        "Node (urn:x)by is missing mandatory descendant /(urn:x)guest/vm-id | guest has no vm-id, which is mandatory",
        "Node (urn:x)source[{(urn:x)id=a}] is missing mandatory descendant /(urn:x)kind/by/port/name | port has no "
            + "name, which is mandatory",
        "(urn:x)vlan does not have enough elements (0), needs at least 1 | vlan has 0 entries; allowed: 1 or more",
    })
    void saysTheSameAsTheCheckOfBodies(final String said, final String worded) {
        assertEquals("invalid-value: " + worded, Failures.worded(new TransactionCommitFailedException("failed",
            new IllegalArgumentException(said))).getMessage());
    }

    @Test
    void leavesOutWhatIsBesideEveryErrorOfAnRpc() {
        final var explained = Failures.explain(new RestconfDocumentedException(null, List.of(new RestconfError(
            ErrorType.APPLICATION, ErrorTag.IN_USE, "it is needed", null, "<severity>error</severity>")))).getErrors();
        assertEquals("in-use it is needed", text(explained.get(0)));
        assertNull(explained.get(0).getErrorInfo());
    }

    @Test
    void tellsWhatIsMissing() {
        final var failed = Failures.worded(new TransactionCommitFailedException(
            "commit encountered an unexpected failure", new IllegalStateException(new IllegalArgumentException(
                "Node (urn:tapfabric?revision=2026-11-20)tap-flow[{(urn:tapfabric?revision=2026-11-20)id=f}] is "
                + "missing mandatory descendant /(urn:tapfabric?revision=2026-11-20)source"))));
        assertEquals("invalid-value: tap-flow has no source, which is mandatory", failed.getMessage());
        assertEquals("invalid-value tap-flow has no source, which is mandatory", text(Failures.explain(
            new RestconfDocumentedException("Transaction(PUT) not committed correctly", failed)).getErrors().get(0)));
    }

    @Test
    void tellsOfAChangeAtTheSameTime() {
        assertEquals("in-use: somebody else changed the same at the same time: try again", Failures.worded(
            new OptimisticLockFailedException("optimistic lock failed", new IllegalStateException("x"))).getMessage());
    }

    @Test
    void leavesOtherFailuresOfACommitAlone() {
        final var failure = new TransactionCommitFailedException("disk full", new IllegalStateException("x"));
        assertSame(failure, Failures.worded(failure));
    }

    @Test
    void saysNothingOfTheWholeModel() {
        final var failure = new RestconfDocumentedException("Schema for (urn:x)y does not exist at " + "z".repeat(9999),
            ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE, new IllegalStateException("w".repeat(9999)));
        final var error = Failures.explain(failure).getErrors().get(0);
        assertEquals(515, error.getErrorMessage().length());
        assertTrue(error.getErrorMessage().startsWith("Schema for y does not exist"));
        assertNull(error.getErrorInfo());
    }

    @Test
    void tellsWhatTheModelForbids() {
        assertEquals("invalid-value name is short; 'zz' does not match",
            forbidden("name is short", "'zz' does not match"));
        assertEquals("invalid-value 'zz' does not match", forbidden(null, "'zz' does not match"));
    }

    @Test
    void repeatsNoValueOfMegabytes() {
        assertEquals("invalid-value ".length() + 515, forbidden(null, "z".repeat(1_000_000)).length());
    }

    private static String forbidden(final @Nullable String model, final String value) {
        final var cause = new YangInvalidValueException(ErrorType.APPLICATION, NO_WORDS, value);
        return text(Failures.explain(new RestconfDocumentedException(cause,
            new RestconfError(ErrorType.APPLICATION, ErrorTag.INVALID_VALUE, model))).getErrors().get(0));
    }

    @Test
    void leavesOtherFailuresAlone() {
        final var failure = new RestconfDocumentedException("no", new IllegalArgumentException("other"));
        assertSame(failure, Failures.explain(failure));
        final var plain = new RestconfDocumentedException("no", ErrorType.PROTOCOL, ErrorTag.DATA_EXISTS);
        assertSame(plain, Failures.explain(plain));
    }

    private static String text(final RestconfError error) {
        return error.getErrorTag().elementBody() + " " + error.getErrorMessage();
    }
}
