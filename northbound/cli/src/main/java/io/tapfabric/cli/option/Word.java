package io.tapfabric.cli.option;

/**
 * The options by which an intent is described: each word once, for Karaf's annotations, for messages and for tests.
 * Cloudpods' words are aliases where ours were there first.
 */
public final class Word {
    /** The kind of source or sink. */
    public static final String TYPE = "--type";
    /** A NIC by its iface-id. */
    public static final String IFACE_ID = "--iface-id";
    /** A NIC by its guest. */
    public static final String GUEST_ID = "--guest-id";
    /** A MAC address: a NIC's, or one to look for. */
    public static final String MAC = "--mac";
    /** One of a guest's addresses. */
    public static final String IP_ADDR = "--ip-addr";
    /** A host. */
    public static final String HOST = "--host";
    /** A port of that host. */
    public static final String PORT = "--port";
    /** A bridge of that host. */
    public static final String BRIDGE = "--bridge";
    /** VLANs. */
    public static final String VLAN_ID = "--vlan-id";
    /** Where a tap-service delivers: a guest or a host. */
    public static final String TARGET_ID = "--target-id";
    /** A physical NIC by its name. */
    public static final String INTERFACE = "--interface";
    /** A collector. */
    public static final String ADDRESS = "--address";
    /** Where copies to a collector say they come from. */
    public static final String LOCAL_ADDRESS = "--local-address";
    /** What tells GRE's copies. */
    public static final String KEY = "--key";
    /** What tells ERSPAN's copies. */
    public static final String SESSION_ID = "--session-id";
    /** The index of ERSPAN version 1. */
    public static final String INDEX = "--index";
    /** The hardware id of ERSPAN version 2. */
    public static final String HARDWARE_ID = "--hardware-id";
    /** What tells the copies of VXLAN and Geneve. */
    public static final String VNI = "--vni";
    /** Where VXLAN and Geneve are sent. */
    public static final String UDP_PORT = "--udp-port";
    /** Time to live. */
    public static final String TTL = "--ttl";
    /** Whether outer packets are never fragmented. */
    public static final String DONT_FRAGMENT = "--dont-fragment";
    /** What becomes of a tag that is there. */
    public static final String TAG = "--tag";
    /** A device by its name. */
    public static final String DEVICE = "--device";
    /** How long a packet at a device may be. */
    public static final String MTU = "--mtu";
    /** Which members of a group get a copy. */
    public static final String MODE = "--mode";
    /** The members of a group. */
    public static final String MEMBERS = "--members";
    /** What collectors tell a tap-flow's copies by. */
    public static final String IDENTITY = "--identity";
    /** What the sink says, or the tap-flow's number. */
    public static final String NO_IDENTITY = "--no-identity";
    /** A name for people. */
    public static final String NAME = "--name";
    /** Free text for people. */
    public static final String DESCRIPTION = "--description";
    /** Switched on. */
    public static final String ENABLED = "--enabled";
    /** Switched off. */
    public static final String DISABLED = "--disabled";
    /** The tap-services of a tap-flow. */
    public static final String TAP_ID = "--tap-id";
    /** Which packets. */
    public static final String DIRECTION = "--direction";
    /** What becomes of copies that are too long. */
    public static final String OVERSIZE = "--oversize";
    /** How many octets of a copy are left. */
    public static final String TRUNCATE = "--truncate";
    /** All are left. */
    public static final String NO_TRUNCATE = "--no-truncate";
    /** Of how many conversations one is copied. */
    public static final String SAMPLE = "--sample";
    /** All are copied. */
    public static final String NO_SAMPLE = "--no-sample";
    /** How many copies there may be in a time. */
    public static final String RATE_LIMIT = "--rate-limit";
    /** Any number. */
    public static final String NO_RATE_LIMIT = "--no-rate-limit";
    /** The filter of a tap-flow. */
    public static final String FILTER = "--filter";
    /** No filter. */
    public static final String NO_FILTER = "--no-filter";
    /** What a filter says of packets that no rule matches. */
    public static final String DEFAULT = "--default";
    /** Which later fragments a rule takes. */
    public static final String FRAGMENTS = "--fragments";
    /** The place of a rule among those of its direction, of a tap-flow among those of its source. */
    public static final String PRIORITY = "--priority";
    /** No priority. */
    public static final String NO_PRIORITY = "--no-priority";
    /** What a rule says of the packets that it matches. */
    public static final String ACTION = "--action";
    /** A frame's source address. */
    public static final String SOURCE_MAC = "--source-mac";
    /** A frame's destination address. */
    public static final String DESTINATION_MAC = "--destination-mac";
    /** A frame's type. */
    public static final String ETHERTYPE = "--ethertype";
    /** IPv4 or IPv6. */
    public static final String FAMILY = "--family";
    /** What IP carries. */
    public static final String PROTOCOL = "--protocol";
    /** Where the IP source address is. */
    public static final String SOURCE_PREFIX = "--source-prefix";
    /** Where the IP destination address is. */
    public static final String DESTINATION_PREFIX = "--destination-prefix";
    /** The differentiated services code point. */
    public static final String DSCP = "--dscp";
    /** Ports of TCP, UDP or SCTP. */
    public static final String SOURCE_PORT = "--source-port";
    /** Ports of TCP, UDP or SCTP. */
    public static final String DESTINATION_PORT = "--destination-port";
    /** TCP's flags that are set. */
    public static final String TCP_FLAGS_SET = "--tcp-flags-set";
    /** TCP's flags that are not set. */
    public static final String TCP_FLAGS_UNSET = "--tcp-flags-unset";
    /** The type of an ICMP message. */
    public static final String ICMP_TYPE = "--icmp-type";
    /** The code of an ICMP message. */
    public static final String ICMP_CODE = "--icmp-code";
    /** A packet, in words. */
    public static final String PACKET = "--packet";
    /** Which source of a tap-flow; where there is no tap-flow, which NIC. */
    public static final String SOURCE = "--source";

    private Word() {
        // static only
    }
}
