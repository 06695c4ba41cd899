package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;
import org.projectfloodlight.openflow.protocol.OFFactory;
import org.projectfloodlight.openflow.protocol.OFMessage;
import org.projectfloodlight.openflow.protocol.ver14.OFFactoryVer14;

/**
 * From OpenFlowJ's objects to octets.
 */
final class Wire {
    /** Makes messages of OpenFlow 1.4. Taken by its class: the way over all versions would load those we leave out. */
    static final OFFactory OF = OFFactoryVer14.INSTANCE;

    private Wire() {
    }

    static ByteBuf octets(final OFMessage... messages) {
        final var out = Unpooled.buffer();
        for (var message : messages) {
            message.writeTo(out);
        }
        return out;
    }

    /** Two hex digits for each octet that {@code writer} writes. */
    static String hex(final Consumer<ByteBuf> writer) {
        final var out = Unpooled.buffer();
        writer.accept(out);
        return ByteBufUtil.hexDump(out);
    }
}
