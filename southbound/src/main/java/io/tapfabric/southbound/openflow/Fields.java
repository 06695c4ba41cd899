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
 * From the planner's fields to those of the wire. A mask of all ones is written as no mask, which is how Open vSwitch
 * gives it back.
 */
final class Fields {
    private static final OFOxms OXMS = Wire.OF.oxms();
    private static final int TAP_FLOW_REGISTER = 0;
    private static final int LONGER_REGISTER = 1;

    /** The register whose lowest bit says that a copy is longer than what the way carries. */
    static final Register LONGER = Register.exact(LONGER_REGISTER, 0);

    private Fields() {
    }

    /** A field with the value that an action sets. */
    static OFOxm<?> exact(final Field field, final long value) {
        return switch (field) {
            case ETH_SRC -> OXMS.ethSrc(MacAddress.of(value));
            case ETH_DST -> OXMS.ethDst(MacAddress.of(value));
            case VLAN_VID -> OXMS.vlanVid(vlan(value));
            case ETH_TYPE -> OXMS.ethType(EthType.of((int) value));
            case IP_PROTO -> OXMS.ipProto(IpProtocol.of((short) value));
            case IPV4_SRC -> OXMS.ipv4Src(IPv4Address.of((int) value));
            case IPV4_DST -> OXMS.ipv4Dst(IPv4Address.of((int) value));
            case TUNNEL_ID -> OXMS.tunnelId(U64.of(value));
            case TAP_FLOW -> Register.exact(TAP_FLOW_REGISTER, (int) value);
            case LONGER -> Register.exact(LONGER_REGISTER, (int) value);
            default -> throw new UnsupportedOperationException(field.toString());
        };
    }

    /** A field with what a flow matches. */
    static OFOxm<?> matched(final Field field, final Bits bits) {
        return bits.mask() == field.exact() ? exact(field, bits.value()) : masked(field, bits.value(), bits.mask());
    }

    private static OFOxm<?> masked(final Field field, final long value, final long mask) {
        return switch (field) {
            case ETH_SRC -> OXMS.ethSrcMasked(MacAddress.of(value), MacAddress.of(mask));
            case ETH_DST -> OXMS.ethDstMasked(MacAddress.of(value), MacAddress.of(mask));
            case VLAN_VID -> OXMS.vlanVidMasked(vlan(value), vlan(mask));
            case IPV4_SRC -> OXMS.ipv4SrcMasked(IPv4Address.of((int) value), IPv4Address.of((int) mask));
            case IPV4_DST -> OXMS.ipv4DstMasked(IPv4Address.of((int) value), IPv4Address.of((int) mask));
            case TUNNEL_ID -> OXMS.tunnelIdMasked(U64.of(value), U64.of(mask));
            case TAP_FLOW -> new Register(TAP_FLOW_REGISTER, (int) value, (int) mask);
            case LONGER -> new Register(LONGER_REGISTER, (int) value, (int) mask);
            // OpenFlow 1.4 section 7.2.3.7
            case ETH_TYPE, IP_PROTO -> throw new IllegalArgumentException(field + " cannot be masked");
            default -> throw new UnsupportedOperationException(field.toString());
        };
    }

    /** OpenFlowJ knows OFPVID_PRESENT and our value has it too. */
    private static OFVlanVidMatch vlan(final long value) {
        return OFVlanVidMatch.ofRawVid((short) value);
    }
}
