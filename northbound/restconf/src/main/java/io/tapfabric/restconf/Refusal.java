package io.tapfabric.restconf;

import org.opendaylight.restconf.common.errors.RestconfDocumentedException;
import org.opendaylight.restconf.common.errors.RestconfError;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;

/**
 * A request that is answered with an error (RFC 8040 section 7.1), as an exception. Which one RESTCONF takes is known
 * here and where failures are explained, and nowhere else.
 */
@SuppressWarnings("deprecation") // RestconfDocumentedException: the only one that RESTCONF's futures take
final class Refusal {
    /** The longest piece of a wrong value that is said again, in characters. */
    private static final int SHOWN = 80;

    private Refusal() {
    }

    /** A text that is not what its content type says. */
    static RuntimeException malformed(final String sentence, final Throwable cause) {
        return new RestconfDocumentedException(cause,
            new RestconfError(ErrorType.PROTOCOL, ErrorTag.MALFORMED_MESSAGE, sentence));
    }

    static RuntimeException of(final ErrorTag tag, final String sentence) {
        return new RestconfDocumentedException(sentence, ErrorType.PROTOCOL, tag);
    }

    /** The same with the place in the body, as a JSON path. */
    static RuntimeException of(final ErrorTag tag, final String sentence, final String place) {
        return new RestconfDocumentedException(error(tag, sentence, place));
    }

    static RuntimeException of(final ErrorTag tag, final String sentence, final String place,
            final Throwable cause) {
        return new RestconfDocumentedException(cause, error(tag, sentence, place));
    }

    private static RestconfError error(final ErrorTag tag, final String sentence, final String place) {
        return new RestconfError(ErrorType.APPLICATION, tag, sentence, null, "at " + shortened(place));
    }

    /** The sentence for a value; the shell says the same. */
    static String notAllowed(final String what, final String value, final String allowed) {
        return what + " " + value + " is not allowed: " + allowed;
    }

    /** The sentence for a member that an object has twice. */
    static String twice(final String name) {
        return quoted(name) + " is given twice in one object";
    }

    /** A text in quotes; of a long one the beginning. */
    static String quoted(final String text) {
        return text.length() <= SHOWN ? "'" + text + "'"
            : "'" + text.substring(0, SHOWN) + "…' (" + text.length() + " characters)";
    }

    private static String shortened(final String text) {
        return text.length() <= 2 * SHOWN ? text : text.substring(0, 2 * SHOWN) + "…";
    }
}
