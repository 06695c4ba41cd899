package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.types.U32;

/**
 * Agrees on a version (OpenFlow 1.4 section 6.3.1). A switch's HELLO is read here and never by OpenFlowJ: it carries
 * the highest version that the switch knows (6 from Open vSwitch), at which OpenFlowJ fails.
 */
final class Hello {
    private static final int BITMAP_ELEMENT = 1;
    private static final int ELEMENT_HEADER = 4;

    private Hello() {
    }

    /** Our HELLO: OpenFlow 1.4 and nothing else. */
    static OFMessage ours() {
        final var only = U32.of(1 << Header.OPENFLOW_1_4);
        return Wire.OF.buildHello().setXid(0)
            .setElements(List.of(Wire.OF.buildHelloElemVersionbitmap().setBitmaps(List.of(only)).build())).build();
    }

    /**
     * Whether the sender of a HELLO can OpenFlow 1.4: as its bitmap of versions says, or, if it sent none, because its
     * highest version is not below. The message is left unread.
     */
    static boolean offersOurs(final ByteBuf hello) {
        final int end = hello.readerIndex() + Header.of(hello).length();
        int at = hello.readerIndex() + Header.OCTETS;
        while (at + ELEMENT_HEADER <= end) {
            final int length = hello.getUnsignedShort(at + 2);
            if (hello.getUnsignedShort(at) == BITMAP_ELEMENT && length >= 2 * ELEMENT_HEADER && at + length <= end) {
                return (hello.getInt(at + ELEMENT_HEADER) >>> Header.OPENFLOW_1_4 & 1) != 0;
            }
            at += Math.max(length + 7 & ~7, ELEMENT_HEADER);
        }
        return Header.of(hello).version() >= Header.OPENFLOW_1_4;
    }
}
