package io.tapfabric.southbound.openflow;

import com.google.common.hash.PrimitiveSink;
import io.netty.buffer.ByteBuf;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.protocol.match.MatchField;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.types.U64;

/**
 * A 32-bit register of Open vSwitch as a match field (NXM_NX_REG, ovs-fields(7)), to match and to set. OpenFlowJ has
 * none.
 *
 * @param number 0 to 15
 * @param value what it must be
 * @param mask the bits that count; all ones for an exact match
 */
record Register(int number, int value, int mask) implements OFOxm<U64> {
    private static final int NXM_CLASS = 0x0001;
    private static final int HAS_MASK = 0x100;

    Register {
        if (number < 0 || number > 15) {
            throw new IllegalArgumentException("register " + number + ", allowed is 0 to 15");
        }
    }

    static Register exact(final int number, final int value) {
        return new Register(number, value, -1);
    }

    @Override
    public boolean isMasked() {
        return mask != -1;
    }

    @Override
    public long getTypeLen() {
        final int header = NXM_CLASS << 16 | number << 9;
        return isMasked() ? header | HAS_MASK | 2 * Integer.BYTES : header | Integer.BYTES;
    }

    @Override
    public void writeTo(final ByteBuf out) {
        out.writeInt((int) getTypeLen()).writeInt(value);
        if (isMasked()) {
            out.writeInt(mask);
        }
    }

    @Override
    public U64 getValue() {
        return U64.of(Integer.toUnsignedLong(value));
    }

    @Override
    public U64 getMask() {
        return U64.of(Integer.toUnsignedLong(mask));
    }

    @Override
    public MatchField<U64> getMatchField() {
        throw new UnsupportedOperationException("OpenFlowJ has no such field");
    }

    @Override
    public OFOxm<U64> getCanonical() {
        return this;
    }

    @Override
    public OFVersion getVersion() {
        return OFVersion.OF_14;
    }

    @Override
    public void putTo(final PrimitiveSink sink) {
        sink.putLong(getTypeLen()).putInt(value).putInt(mask);
    }

    @Override
    public Builder<U64> createBuilder() {
        throw new UnsupportedOperationException("immutable");
    }
}
