package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import java.util.OptionalInt;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;

/**
 * A field of Open vSwitch that OpenFlowJ lacks, does not write with all its values, or writes in another form than Open
 * vSwitch does when it speaks OpenFlow 1.4 (ovs-fields(7)).
 *
 * <pre>
 *  octet 0        2           3        4              8 (ONF) or 4
 *  +-------------+-----------+--------+--------------+-------+------------------+
 *  | class       |field, mask| length | experimenter | value | mask, if masked  |
 *  | see Space   |   7 + 1   |        | ONF's only   |       |                  |
 *  +-------------+-----------+--------+--------------+-------+------------------+
 * </pre>
 */
enum OvsField implements Encoding {
    /** OXM_OF_IP_PROTO, never masked. OpenFlowJ refuses protocol 255. */
    IP_PROTO(Space.BASIC, 10, Byte.BYTES),
    /** NXM_NX_REG0. */
    REG0(Space.NICIRA, 0, Integer.BYTES),
    /** NXM_NX_REG1. */
    REG1(Space.NICIRA, 1, Integer.BYTES),
    /** NXM_NX_REG2. */
    REG2(Space.NICIRA, 2, Integer.BYTES),
    /** NXM_NX_REG3. */
    REG3(Space.NICIRA, 3, Integer.BYTES),
    /** NXM_NX_REG4. */
    REG4(Space.NICIRA, 4, Integer.BYTES),
    /** NXM_NX_REG5. */
    REG5(Space.NICIRA, 5, Integer.BYTES),
    /** NXM_NX_REG6. */
    REG6(Space.NICIRA, 6, Integer.BYTES),
    /** NXM_NX_REG7. */
    REG7(Space.NICIRA, 7, Integer.BYTES),
    /** NXM_NX_IP_FRAG, bit 0: a fragment, bit 1: not the first. */
    IP_FRAG(Space.NICIRA, 26, Byte.BYTES),
    /** NXM_NX_CONJ_ID, never masked. */
    CONJ_ID(Space.NICIRA, 37, Integer.BYTES),
    /** ONFOXM_ET_TCP_FLAGS. OpenFlowJ has NXM_NX_TCP_FLAGS, which Open vSwitch takes but does not give back. */
    TCP_FLAGS(Space.ONF, 42, Short.BYTES);

    private static final int HAS_MASK = 1;

    private final Space space;
    private final int number;
    private final int octets;

    OvsField(final Space space, final int number, final int octets) {
        this.space = space;
        this.number = number;
        this.octets = octets;
    }

    /** Who gave the field its number. */
    private enum Space {
        BASIC(0x8000, OptionalInt.empty()),
        NICIRA(0x0001, OptionalInt.empty()),
        ONF(0xffff, OptionalInt.of(0x4f4e4600));

        private final int oxmClass;
        private final OptionalInt experimenter;

        Space(final int oxmClass, final OptionalInt experimenter) {
            this.oxmClass = oxmClass;
            this.experimenter = experimenter;
        }
    }

    @Override
    public OFOxm<?> exact(final long value) {
        return new OvsOxm(this, value, ones());
    }

    @Override
    public OFOxm<?> masked(final long value, final long mask) {
        return new OvsOxm(this, value, mask);
    }

    /** The first four octets. */
    int header(final boolean masked) {
        final int length = (space.experimenter.isPresent() ? Integer.BYTES : 0) + (masked ? 2 * octets : octets);
        return space.oxmClass << 16 | number << 9 | (masked ? HAS_MASK << 8 : 0) | length;
    }

    OptionalInt experimenter() {
        return space.experimenter;
    }

    /** As many ones as it has bits on the wire. */
    long ones() {
        return -1L >>> Long.SIZE - octets * Byte.SIZE;
    }

    /** Writes a value, or a mask. */
    void writeTo(final ByteBuf out, final long bits) {
        for (int left = octets - 1; left >= 0; left--) {
            out.writeByte((int) (bits >>> left * Byte.SIZE));
        }
    }
}
