package io.tapfabric.southbound.openflow;

import com.google.common.hash.PrimitiveSink;
import io.netty.buffer.ByteBuf;
import org.projectfloodlight.openflow.protocol.OFActionType;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.protocol.action.OFActionNicira;

/**
 * resubmit(,table): looks the packet up in another table and comes back (NXAST_RESUBMIT_TABLE, ovs-actions(7)).
 * OpenFlowJ has no table in its resubmit.
 *
 * <pre>
 *  octet 0        2        4            8         10        12      13   16
 *  +-------------+--------+------------+---------+---------+-------+-----+
 *  | 0xffff      | 16     | 0x2320     | 14      | 0xfff8  | table |  0  |
 *  | experimenter| length | Nicira     | subtype | in_port |       | pad |
 *  +-------------+--------+------------+---------+---------+-------+-----+
 * </pre>
 *
 * @param table 0 to 254
 */
record Resubmit(int table) implements OFActionNicira {
    private static final int EXPERIMENTER = 0xffff;
    private static final int LENGTH = 16;
    private static final int NICIRA = 0x2320;
    private static final int SUBTYPE = 14;
    /** OFPP_IN_PORT of OpenFlow 1.0: the packet's own port. */
    private static final int SAME_PORT = 0xfff8;

    @Override
    public void writeTo(final ByteBuf out) {
        out.writeShort(EXPERIMENTER).writeShort(LENGTH).writeInt(NICIRA).writeShort(SUBTYPE).writeShort(SAME_PORT)
            .writeByte(table).writeZero(3);
    }

    @Override
    public OFActionType getType() {
        return OFActionType.EXPERIMENTER;
    }

    @Override
    public long getExperimenter() {
        return NICIRA;
    }

    @Override
    public int getSubtype() {
        return SUBTYPE;
    }

    @Override
    public OFVersion getVersion() {
        return OFVersion.OF_14;
    }

    @Override
    public void putTo(final PrimitiveSink sink) {
        sink.putInt(SUBTYPE).putInt(table);
    }

    @Override
    public Builder createBuilder() {
        throw new UnsupportedOperationException("immutable");
    }
}
