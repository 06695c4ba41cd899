package io.tapfabric.southbound.openflow;

import com.google.common.hash.PrimitiveSink;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.tapfabric.planner.flow.Action;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.projectfloodlight.openflow.protocol.OFActionType;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.protocol.action.OFAction;
import org.projectfloodlight.openflow.protocol.action.OFActionNicira;
import org.projectfloodlight.openflow.types.OFPort;

/**
 * An action of Open vSwitch's own (ovs-actions(7)). OpenFlowJ has none of those here, or not all of it.
 *
 * <pre>
 *  octet 0        2        4            8         10
 *  +-------------+--------+------------+---------+----------
 *  | 0xffff      | length | 0x2320     | subtype | body ...
 *  | experimenter|        | Nicira     |         |
 *  +-------------+--------+------------+---------+----------
 * </pre>
 *
 * @param subtype which action
 * @param body hex of what follows the subtype; together they fill a multiple of eight octets
 */
record Nicira(int subtype, String body) implements OFActionNicira {
    private static final int EXPERIMENTER = 0xffff;
    private static final int HEADER = 10;
    private static final int NICIRA = 0x2320;

    private static final int MULTIPATH = 10;
    private static final int RESUBMIT_TABLE = 14;
    private static final int CONJUNCTION = 34;
    private static final int OUTPUT_TRUNC = 39;
    private static final int CLONE = 42;
    private static final int CHECK_PKT_LARGER = 49;

    private static final int SYMMETRIC_L3L4_UDP = 3;
    /** The least that a truncated output takes. */
    private static final int SHORTEST = 14;
    /** OFPP_IN_PORT of OpenFlow 1.0: the packet's own port. */
    private static final int SAME_PORT = 0xfff8;

    /**
     * resubmit(,table): looks the packet up in another table and comes back. Body: port (2 octets), table (1), zero.
     *
     * @param table 0 to 254
     */
    static Nicira resubmit(final int table) {
        return new Nicira(RESUBMIT_TABLE, Wire.hex(out -> out.writeShort(SAME_PORT).writeByte(table).writeZero(3)));
    }

    /**
     * output(port=,max_len=): puts the packet out, cut to its first octets. Body: port (2 octets, as in OpenFlow 1.0),
     * octets (4).
     */
    static Nicira truncate(final OFPort port, final int octets) {
        return new Nicira(OUTPUT_TRUNC, Wire.hex(out -> out.writeShort(port.getPortNumber()).writeInt(octets)));
    }

    /**
     * check_pkt_larger(octets)->register[0]: sets the register's lowest bit if the packet is longer, else clears it.
     * Body: octets (2), bit (2), the register's header (4), zero.
     */
    static Nicira checkLength(final int octets, final OvsField register) {
        return new Nicira(CHECK_PKT_LARGER, Wire.hex(out -> out.writeShort(octets).writeShort(0)
            .writeInt(register.header(false)).writeZero(6)));
    }

    /**
     * clone(output(port=CONTROLLER,max_len=14),resubmit(,table)), see {@link Action.CloneTo}. Body: zero (6 octets),
     * the actions.
     *
     * @param table 0 to 254
     */
    static Nicira cloneTo(final int table) {
        return new Nicira(CLONE, Wire.hex(out -> {
            out.writeZero(6);
            truncate(OFPort.CONTROLLER, SHORTEST).writeTo(out);
            resubmit(table).writeTo(out);
        }));
    }

    /**
     * clone(actions): does them with the packet, which then goes on as it was. Body: zero (6 octets), the actions.
     */
    static Nicira clone(final List<OFAction> actions) {
        return new Nicira(CLONE, Wire.hex(out -> {
            out.writeZero(6);
            actions.forEach(action -> action.writeTo(out));
        }));
    }

    /**
     * multipath(symmetric_l3l4+udp,basis,modulo_n,of,0,register[0..15]): a number that follows from the conversation.
     * Body: what is hashed (2 octets), basis (2), zero (2), algorithm (2), highest number (2), argument (4), zero (2),
     * first bit and bits less one (10 and 6 bits), the register's header (4).
     *
     * @param of how many numbers, 1 to 65536
     * @param basis what the hash begins with, 0 to 65535
     */
    static Nicira multipath(final int of, final int basis, final OvsField register) {
        return new Nicira(MULTIPATH, Wire.hex(out -> out.writeShort(SYMMETRIC_L3L4_UDP).writeShort(basis).writeZero(4)
            .writeShort(of - 1).writeZero(6).writeShort(Short.SIZE - 1).writeInt(register.header(false))));
    }

    /**
     * conjunction(id,clause/clauses): one of the alternatives of a clause. Body: clause, counted from 0 (1 octet),
     * clauses (1), id (4).
     *
     * @param clause 1 to {@code clauses}
     */
    static Nicira conjunction(final int id, final int clause, final int clauses) {
        return new Nicira(CONJUNCTION, Wire.hex(out -> out.writeByte(clause - 1).writeByte(clauses).writeInt(id)));
    }

    @Override
    public void writeTo(final ByteBuf out) {
        out.writeShort(EXPERIMENTER).writeShort(HEADER + body.length() / 2).writeInt(NICIRA).writeShort(subtype)
            .writeBytes(ByteBufUtil.decodeHexDump(body));
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
        return subtype;
    }

    @Override
    public OFVersion getVersion() {
        return OFVersion.OF_14;
    }

    @Override
    public void putTo(final PrimitiveSink sink) {
        sink.putInt(subtype).putString(body, StandardCharsets.US_ASCII);
    }

    @Override
    public Builder createBuilder() {
        throw new UnsupportedOperationException("immutable");
    }
}
