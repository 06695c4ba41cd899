package io.tapfabric.southbound.openflow;

import com.google.common.collect.Sets;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match.Bits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.projectfloodlight.openflow.protocol.oxm.OFOxm;
import org.projectfloodlight.openflow.protocol.oxm.OFOxms;
import org.projectfloodlight.openflow.types.EthType;
import org.projectfloodlight.openflow.types.ICMPv4Code;
import org.projectfloodlight.openflow.types.ICMPv4Type;
import org.projectfloodlight.openflow.types.IPv4Address;
import org.projectfloodlight.openflow.types.IpDscp;
import org.projectfloodlight.openflow.types.MacAddress;
import org.projectfloodlight.openflow.types.OFVlanVidMatch;
import org.projectfloodlight.openflow.types.TransportPort;
import org.projectfloodlight.openflow.types.U64;
import org.projectfloodlight.openflow.types.U8;

/**
 * From the planner's fields to those of the wire (OpenFlow 1.4 section 7.2.3.7, ovs-fields(7)). A mask of all ones is
 * written as no mask and a mask of none not at all, which is how Open vSwitch gives them back.
 */
final class Fields {
    /** The register whose lowest bit says that a copy is longer than what the way carries. */
    static final OvsField LONGER = OvsField.REG1;

    private static final OFOxms OXMS = Wire.OF.oxms();
    private static final Bits ANY = new Bits(0, 0);
    private static final int LATER_FRAGMENT = 2;
    /** What only the first fragment of a packet has. ICMP's are not among them for Open vSwitch. */
    private static final Set<Field> FIRST_ONLY = Sets.immutableEnumSet(Field.TCP_SRC, Field.TCP_DST, Field.TCP_FLAGS,
        Field.UDP_SRC, Field.UDP_DST, Field.SCTP_SRC, Field.SCTP_DST);

    private Fields() {
    }

    /** A field with the value that an action sets. */
    static OFOxm<?> exact(final Field field, final long value) {
        return encoding(field).exact(value);
    }

    /**
     * All that a flow matches. The order means nothing: that of {@link WireKey} is the one for the wire.
     *
     * @throws IllegalArgumentException for ports of later fragments. Open vSwitch takes such a flow in our order, but
     *     writes its fields in another when it gives them back, and ovs-ofctl then reads no flow at all
     */
    static Stream<OFOxm<?>> matched(final Map<Field, Bits> fields) {
        if ((fields.getOrDefault(Field.IP_FRAGMENT, ANY).value() & LATER_FRAGMENT) != 0
                && fields.keySet().stream().anyMatch(FIRST_ONLY::contains)) {
            throw new IllegalArgumentException("later fragments have no ports: " + fields);
        }
        final var whole = fields.entrySet().stream()
            .filter(field -> !Ipv6.HALVES.contains(field.getKey()) && field.getValue().mask() != 0)
            .map(field -> matched(field.getKey(), field.getValue()));
        return Stream.concat(whole, Stream.of(Ipv6.values()).map(address -> address.matched(fields))
            .flatMap(Optional::stream));
    }

    private static OFOxm<?> matched(final Field field, final Bits bits) {
        final var encoding = encoding(field);
        return bits.mask() == field.exact() ? encoding.exact(bits.value())
            : encoding.masked(bits.value(), bits.mask());
    }

    /** The register that a conversation's number is put into. */
    static OvsField register(final Field field) {
        return switch (field) {
            case SAMPLE -> OvsField.REG4;
            case SLOT -> OvsField.REG5;
            case MEMBER -> OvsField.REG6;
            case GROUP -> OvsField.REG7;
            default -> throw new IllegalArgumentException(field + " is no register for numbers");
        };
    }

    private static Encoding encoding(final Field field) {
        return switch (field) {
            case ETH_SRC -> Encoding.of(MacAddress::of, OXMS::ethSrc, OXMS::ethSrcMasked);
            case ETH_DST -> Encoding.of(MacAddress::of, OXMS::ethDst, OXMS::ethDstMasked);
            case VLAN_VID -> Encoding.of(Fields::vlan, OXMS::vlanVid, OXMS::vlanVidMasked);
            case ETH_TYPE -> Encoding.unmaskable(value -> OXMS.ethType(EthType.of((int) value)));
            case IP_PROTO -> Encoding.unmaskable(OvsField.IP_PROTO::exact);
            case IPV4_SRC -> Encoding.of(Fields::ipv4, OXMS::ipv4Src, OXMS::ipv4SrcMasked);
            case IPV4_DST -> Encoding.of(Fields::ipv4, OXMS::ipv4Dst, OXMS::ipv4DstMasked);
            case IP_DSCP -> Encoding.unmaskable(value -> OXMS.ipDscp(IpDscp.of((byte) value)));
            case IP_FRAGMENT -> OvsField.IP_FRAG;
            case TCP_SRC -> Encoding.of(Fields::port, OXMS::tcpSrc, OXMS::tcpSrcMasked);
            case TCP_DST -> Encoding.of(Fields::port, OXMS::tcpDst, OXMS::tcpDstMasked);
            case TCP_FLAGS -> OvsField.TCP_FLAGS;
            case UDP_SRC -> Encoding.of(Fields::port, OXMS::udpSrc, OXMS::udpSrcMasked);
            case UDP_DST -> Encoding.of(Fields::port, OXMS::udpDst, OXMS::udpDstMasked);
            case SCTP_SRC -> Encoding.of(Fields::port, OXMS::sctpSrc, OXMS::sctpSrcMasked);
            case SCTP_DST -> Encoding.of(Fields::port, OXMS::sctpDst, OXMS::sctpDstMasked);
            case ICMP_TYPE -> Encoding.unmaskable(value -> OXMS.icmpv4Type(ICMPv4Type.of((short) value)));
            case ICMP_CODE -> Encoding.unmaskable(value -> OXMS.icmpv4Code(ICMPv4Code.of((short) value)));
            case ICMPV6_TYPE -> Encoding.unmaskable(value -> OXMS.icmpv6Type(U8.of((short) value)));
            case ICMPV6_CODE -> Encoding.unmaskable(value -> OXMS.icmpv6Code(U8.of((short) value)));
            case CONJUNCTION -> Encoding.unmaskable(OvsField.CONJ_ID::exact);
            case TUNNEL_ID -> Encoding.of(U64::of, OXMS::tunnelId, OXMS::tunnelIdMasked);
            case TAP_FLOW -> OvsField.REG0;
            case LONGER -> LONGER;
            case FILTER -> OvsField.REG2;
            case DECIDED -> OvsField.REG3;
            case SAMPLE, SLOT, MEMBER, GROUP -> register(field);
            case IPV6_SRC_HIGH, IPV6_SRC_LOW, IPV6_DST_HIGH, IPV6_DST_LOW ->
                throw new IllegalArgumentException(field + " is but half a field on the wire");
        };
    }

    /** OpenFlowJ knows OFPVID_PRESENT and our value has it too. */
    private static OFVlanVidMatch vlan(final long value) {
        return OFVlanVidMatch.ofRawVid((short) value);
    }

    private static IPv4Address ipv4(final long value) {
        return IPv4Address.of((int) value);
    }

    private static TransportPort port(final long value) {
        return TransportPort.of((int) value);
    }
}
