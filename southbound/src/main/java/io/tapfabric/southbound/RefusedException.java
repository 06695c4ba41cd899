package io.tapfabric.southbound;

/**
 * A host refused what was asked, changed nothing, and is well. Part of it may be asked for again.
 */
public class RefusedException extends LinkException {
    private static final long serialVersionUID = 1L;

    public RefusedException(final String message) {
        super(message);
    }
}
