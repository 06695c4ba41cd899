package io.tapfabric.cli;

/**
 * Why a command had no effect: one sentence that an operator can act on.
 */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    public Failure(final String sentence) {
        super(sentence);
    }

    public Failure(final String sentence, final Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence, without a full stop. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
