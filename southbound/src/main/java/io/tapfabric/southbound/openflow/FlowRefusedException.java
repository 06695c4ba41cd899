package io.tapfabric.southbound.openflow;

import io.tapfabric.southbound.LinkException;

/**
 * One flow of a change was refused, and so the whole change; the link is well. The others may be tried without it.
 */
public final class FlowRefusedException extends LinkException {
    private static final long serialVersionUID = 1L;

    private final transient WireKey key;

    FlowRefusedException(final WireKey key, final String message) {
        super(message);
        this.key = key;
    }

    /** The flow that was refused. */
    public WireKey key() {
        return key;
    }
}
