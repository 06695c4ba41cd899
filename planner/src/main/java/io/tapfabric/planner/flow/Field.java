package io.tapfabric.planner.flow;

/**
 * A header field or register that flows match or set.
 */
public enum Field {
    /** Source MAC address, 48 bits. */
    ETH_SRC("dl_src", 48),
    /** Destination MAC address, 48 bits; may be masked. */
    ETH_DST("dl_dst", 48),
    /** VLAN as OpenFlow has it: 0 for none, else {@link #VLAN_PRESENT} with the VLAN's number; 13 bits. */
    VLAN_VID("vlan_vid", 13),
    /** Ethernet type, behind a VLAN tag if there is one; 16 bits. */
    ETH_TYPE("eth_type", 16),
    /** IP protocol; 8 bits. */
    IP_PROTO("nw_proto", 8),
    /** Source address of IPv4, 32 bits. */
    IPV4_SRC("nw_src", 32),
    /** Destination address of IPv4, 32 bits. */
    IPV4_DST("nw_dst", 32),
    /** The first half of IPv6's source address, 64 bits; both halves are one field in a switch. */
    IPV6_SRC_HIGH("ipv6_src", 64),
    /** Its second half. */
    IPV6_SRC_LOW("ipv6_src", 64),
    /** The first half of IPv6's destination address, 64 bits. */
    IPV6_DST_HIGH("ipv6_dst", 64),
    /** Its second half. */
    IPV6_DST_LOW("ipv6_dst", 64),
    /** Differentiated services code point of IPv4 or IPv6 (RFC 2474 section 3); 6 bits. */
    IP_DSCP("ip_dscp", 6),
    /**
     * Bit 0: a fragment; bit 1: and not its packet's first, so that it has no ports. 2 bits, may be masked. A first
     * fragment has its ports only in a switch that is told {@code set-frags nx-match}; else they are 0.
     */
    IP_FRAGMENT("ip_frag", 2),
    /** Source port of TCP, 16 bits, may be masked as the others. */
    TCP_SRC("tcp_src", 16),
    /** Destination port of TCP. */
    TCP_DST("tcp_dst", 16),
    /** TCP's flags, the lowest nine of RFC 9293 section 3.1 and NS; 12 bits, may be masked. */
    TCP_FLAGS("tcp_flags", 12),
    /** Source port of UDP. */
    UDP_SRC("udp_src", 16),
    /** Destination port of UDP. */
    UDP_DST("udp_dst", 16),
    /** Source port of SCTP. */
    SCTP_SRC("sctp_src", 16),
    /** Destination port of SCTP. */
    SCTP_DST("sctp_dst", 16),
    /** Type of an ICMP message, 8 bits. */
    ICMP_TYPE("icmp_type", 8),
    /** Code of an ICMP message, 8 bits. */
    ICMP_CODE("icmp_code", 8),
    /** Type of an ICMPv6 message, 8 bits. */
    ICMPV6_TYPE("icmpv6_type", 8),
    /** Code of an ICMPv6 message, 8 bits. */
    ICMPV6_CODE("icmpv6_code", 8),
    /** The conjunction whose clauses have all matched (ovs-fields(7), "Conjunctive Match Fields"); 32 bits. */
    CONJUNCTION("conj_id", 32),
    /** The tunnel's key, 64 bits. */
    TUNNEL_ID("tun_id", 64),
    /** Register 0: the number of the tap-flow that a copy is for; 32 bits. */
    TAP_FLOW("reg0", 32),
    /** Register 1: its lowest bit is set when a copy is longer than what the way carries; 32 bits. */
    LONGER("reg1", 32),
    /** Register 2: the filter that judges the copy, 0 for none; 32 bits. */
    FILTER("reg2", 32),
    /** Register 3: 1 if a rule, or a default that accepts, has decided on the packet, else 0; 32 bits. */
    DECIDED("reg3", 32),
    /** Register 4: which of a sample's parts a copy's conversation is in, the one that is copied being 0; 32 bits. */
    SAMPLE("reg4", 32),
    /** Register 5: the slot of a group that a copy's conversation is in; 32 bits. */
    SLOT("reg5", 32),
    /** Register 6: which member of a group the copy is for; 0 if it is for all sinks; 32 bits. */
    MEMBER("reg6", 32),
    /** Register 7: the group whose slots are asked; 32 bits. */
    GROUP("reg7", 32);

    /** Set in {@link #VLAN_VID} when the packet has a tag (OFPVID_PRESENT, OpenFlow 1.4 section 7.2.3.7). */
    public static final int VLAN_PRESENT = 0x1000;

    private final String text;
    private final int width;

    Field(final String text, final int width) {
        this.text = text;
        this.width = width;
    }

    /** Its name as ovs-ofctl prints it. */
    public String text() {
        return text;
    }

    /** Its width in bits. */
    public int width() {
        return width;
    }

    /** The mask of an exact match: as many ones as the field is wide. */
    public long exact() {
        return -1L >>> 64 - width;
    }
}
