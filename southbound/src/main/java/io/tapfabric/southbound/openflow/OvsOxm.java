package io.tapfabric.southbound.openflow;

import com.google.common.hash.PrimitiveSink;
import io.netty.buffer.ByteBuf;
import org.projectfloodlight.openflow.protocol.OFVersion;
import org.projectfloodlight.openflow.protocol.match.MatchField;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.types.U64;

/**
 * What a field of Open vSwitch must be, or is set to (OpenFlow 1.4 section 7.2.3.2).
 *
 * @param field which field
 * @param value what it must be
 * @param mask the bits that count; all ones for an exact match
 */
record OvsOxm(OvsField field, long value, long mask) implements OFOxm<U64> {
    @Override
    public boolean isMasked() {
        return mask != field.ones();
    }

    @Override
    public long getTypeLen() {
        return field.header(isMasked());
    }

    @Override
    public void writeTo(final ByteBuf out) {
        out.writeInt((int) getTypeLen());
        field.experimenter().ifPresent(out::writeInt);
        field.writeTo(out, value);
        if (isMasked()) {
            field.writeTo(out, mask);
        }
    }

    @Override
    public U64 getValue() {
        return U64.of(value);
    }

    @Override
    public U64 getMask() {
        return U64.of(mask);
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
        sink.putLong(getTypeLen()).putLong(value).putLong(mask);
    }

    @Override
    public Builder<U64> createBuilder() {
        throw new UnsupportedOperationException("immutable");
    }
}
