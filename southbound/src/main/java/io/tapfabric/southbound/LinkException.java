package io.tapfabric.southbound;

/**
 * A link to a host failed, or the host refused what was asked. Only the host's own loop catches it.
 */
public class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    public LinkException(final String message) {
        super(message);
    }

    public LinkException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
