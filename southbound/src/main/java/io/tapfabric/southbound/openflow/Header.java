package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;

/**
 * What every OpenFlow message begins with (OpenFlow 1.4 section 7.1.1). It is the same in all versions, so it can be
 * read before the versions are settled.
 *
 * @param version wire version of the sender, 5 for OpenFlow 1.4
 * @param type kind of message, one of the constants here
 * @param length octets of the whole message, 0 to 65535 as found
 * @param xid ties a reply or error to its request
 */
record Header(int version, int type, int length, int xid) {
    /** Octets of a header. */
    static final int OCTETS = 8;
    /** The most a message can have. */
    static final int MAX_LENGTH = 0xffff;
    /** Wire version of OpenFlow 1.4. */
    static final int OPENFLOW_1_4 = 5;

    static final int HELLO = 0;
    static final int ERROR = 1;
    static final int ECHO_REQUEST = 2;
    static final int ECHO_REPLY = 3;
    static final int FEATURES_REPLY = 6;
    static final int FLOW_MOD = 14;
    static final int MULTIPART_REPLY = 19;
    static final int BARRIER_REPLY = 21;
    static final int METER_MOD = 29;
    static final int BUNDLE_CONTROL = 33;
    static final int BUNDLE_ADD = 34;

    /** Looks at the next {@link #OCTETS} octets and leaves them there. */
    static Header of(final ByteBuf message) {
        final int at = message.readerIndex();
        return new Header(message.getUnsignedByte(at), message.getUnsignedByte(at + 1),
            message.getUnsignedShort(at + 2), message.getInt(at + 4));
    }

    /** Writes it, as the first part of a message of {@link #length} octets. */
    void writeTo(final ByteBuf out) {
        out.writeByte(version).writeByte(type).writeShort(length).writeInt(xid);
    }
}
