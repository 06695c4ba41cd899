package io.tapfabric.southbound.openflow;

import io.netty.handler.codec.DecoderException;

/**
 * What a peer did wrong; costs it its connection. Ends in {@link Fuse}.
 */
final class PeerFault extends DecoderException {
    private static final long serialVersionUID = 1L;

    PeerFault(final String message) {
        super(message);
    }
}
