package io.tapfabric.southbound.openflow;

import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.function.Function;
import org.projectfloodlight.openflow.protocol.ver14.OFBadActionCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFBadInstructionCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFBadMatchCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFBadRequestCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFBundleFailedCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFFlowModFailedCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFHelloFailedCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFMeterModFailedCodeSerializerVer14;
import org.projectfloodlight.openflow.protocol.ver14.OFPortModFailedCodeSerializerVer14;

/**
 * Why a switch refused a message: an OFPT_ERROR (OpenFlow 1.4 section 7.5.4), of which OpenFlowJ reads only those codes
 * that it knows.
 *
 * @param type the error's type
 * @param code the error's code within its type
 */
record Refusal(int type, int code) {
    private static final int EXPERIMENTER = 0xffff;

    private record Names(String type, Function<Short, Enum<?>> codes) {
    }

    private static final Map<Integer, Names> NAMES = Map.of(
        0, new Names("HELLO_FAILED", OFHelloFailedCodeSerializerVer14::ofWireValue),
        1, new Names("BAD_REQUEST", OFBadRequestCodeSerializerVer14::ofWireValue),
        2, new Names("BAD_ACTION", OFBadActionCodeSerializerVer14::ofWireValue),
        3, new Names("BAD_INSTRUCTION", OFBadInstructionCodeSerializerVer14::ofWireValue),
        4, new Names("BAD_MATCH", OFBadMatchCodeSerializerVer14::ofWireValue),
        5, new Names("FLOW_MOD_FAILED", OFFlowModFailedCodeSerializerVer14::ofWireValue),
        7, new Names("PORT_MOD_FAILED", OFPortModFailedCodeSerializerVer14::ofWireValue),
        12, new Names("METER_MOD_FAILED", OFMeterModFailedCodeSerializerVer14::ofWireValue),
        17, new Names("BUNDLE_FAILED", OFBundleFailedCodeSerializerVer14::ofWireValue),
        EXPERIMENTER, new Names("EXPERIMENTER", code -> {
            throw new IllegalArgumentException("codes of extensions have no names");
        }));

    /** Reads it from a whole message, which is left unread. */
    static Refusal of(final ByteBuf error) {
        final int at = error.readerIndex() + Header.OCTETS;
        return new Refusal(error.getUnsignedShort(at), error.getUnsignedShort(at + 2));
    }

    /** As {@code TYPE/CODE}, by name where it has one. */
    @Override
    public String toString() {
        final var names = NAMES.get(type);
        return names == null ? "error type " + type + "/" + code : names.type() + "/" + name(names);
    }

    private String name(final Names names) {
        try {
            return names.codes().apply((short) code).name();
        } catch (IllegalArgumentException e) {
            return Integer.toString(code);
        }
    }
}
