package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;

/**
 * A field of Open vSwitch that OpenFlowJ lacks (ovs-fields(7)).
 *
 * <pre>
 *  octet 0        2           3        4
 *  +-------------+-----------+--------+-------+------------------+
 *  | class: 1    |field, mask| length | value | mask, if masked  |
 *  |             |   7 + 1   |        |       |                  |
 *  +-------------+-----------+--------+-------+------------------+
 * </pre>
 */
enum OvsField implements Encoding {
    /** NXM_NX_REG0. */
    REG0(0, Integer.BYTES),
    /** NXM_NX_REG1. */
    REG1(1, Integer.BYTES);

    private static final int NXM_CLASS = 0x0001;
    private static final int HAS_MASK = 1;

    private final int number;
    private final int octets;

    OvsField(final int number, final int octets) {
        this.number = number;
        this.octets = octets;
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
        final int length = masked ? 2 * octets : octets;
        return NXM_CLASS << 16 | number << 9 | (masked ? HAS_MASK << 8 : 0) | length;
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
