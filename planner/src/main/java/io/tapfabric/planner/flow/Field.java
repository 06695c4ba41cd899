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
    /** The tunnel's key, 64 bits. */
    TUNNEL_ID("tun_id", 64),
    /** Register 0: the number of the tap-flow that a copy is for; 32 bits. */
    TAP_FLOW("reg0", 32),
    /** Register 1: its lowest bit is set when a copy is longer than what the way carries; 32 bits. */
    LONGER("reg1", 32);

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
