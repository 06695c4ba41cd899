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
    /** A name for people. */
    public static final String NAME = "--name";
    /** Free text for people. */
    public static final String DESCRIPTION = "--description";
    /** Switched on. */
    public static final String ENABLED = "--enabled";
    /** Switched off. */
    public static final String DISABLED = "--disabled";
    /** The tap-service of a tap-flow. */
    public static final String TAP_ID = "--tap-id";
    /** Which packets. */
    public static final String DIRECTION = "--direction";
    /** What becomes of copies that are too long. */
    public static final String OVERSIZE = "--oversize";
    /** Which source of a tap-flow. */
    public static final String SOURCE = "--source";

    private Word() {
        // static only
    }
}
