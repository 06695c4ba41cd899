package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match.Bits;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.protocol.oxm.OFOxms;
import org.projectfloodlight.openflow.types.EthType;
import org.projectfloodlight.openflow.types.IPv4Address;
import org.projectfloodlight.openflow.types.IpProtocol;
import org.projectfloodlight.openflow.types.MacAddress;
import org.projectfloodlight.openflow.types.OFVlanVidMatch;
import org.projectfloodlight.openflow.types.U64;

/**
 * From the planner's fields to those of the wire (OpenFlow 1.4 section 7.2.3.7, ovs-fields(7)). A mask of all ones is
 * written as no mask, which is how Open vSwitch gives it back.
 */
final class Fields {
    /** The register whose lowest bit says that a copy is longer than what the way carries. */
    static final OvsField LONGER = OvsField.REG1;

    private static final OFOxms OXMS = Wire.OF.oxms();

    private Fields() {
    }

    /** A field with the value that an action sets. */
    static OFOxm<?> exact(final Field field, final long value) {
        return encoding(field).exact(value);
    }

    /** A field with what a flow matches. */
    static OFOxm<?> matched(final Field field, final Bits bits) {
        final var encoding = encoding(field);
        return bits.mask() == field.exact() ? encoding.exact(bits.value())
            : encoding.masked(bits.value(), bits.mask());
    }

    private static Encoding encoding(final Field field) {
        return switch (field) {
            case ETH_SRC -> Encoding.of(MacAddress::of, OXMS::ethSrc, OXMS::ethSrcMasked);
            case ETH_DST -> Encoding.of(MacAddress::of, OXMS::ethDst, OXMS::ethDstMasked);
            case VLAN_VID -> Encoding.of(Fields::vlan, OXMS::vlanVid, OXMS::vlanVidMasked);
            case ETH_TYPE -> Encoding.unmaskable(value -> OXMS.ethType(EthType.of((int) value)));
            case IP_PROTO -> Encoding.unmaskable(value -> OXMS.ipProto(IpProtocol.of((short) value)));
            case IPV4_SRC -> Encoding.of(Fields::ipv4, OXMS::ipv4Src, OXMS::ipv4SrcMasked);
            case IPV4_DST -> Encoding.of(Fields::ipv4, OXMS::ipv4Dst, OXMS::ipv4DstMasked);
            case TUNNEL_ID -> Encoding.of(U64::of, OXMS::tunnelId, OXMS::tunnelIdMasked);
            case TAP_FLOW -> OvsField.REG0;
            case LONGER -> LONGER;
            default -> throw new UnsupportedOperationException(field.toString());
        };
    }

    /** OpenFlowJ knows OFPVID_PRESENT and our value has it too. */
    private static OFVlanVidMatch vlan(final long value) {
        return OFVlanVidMatch.ofRawVid((short) value);
    }

    private static IPv4Address ipv4(final long value) {
        return IPv4Address.of((int) value);
    }
}
