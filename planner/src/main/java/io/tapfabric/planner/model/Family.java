package io.tapfabric.planner.model;

/**
 * A version of the Internet Protocol.
 */
public enum Family {
    IPV4("IPv4", 0x0800, 32),
    IPV6("IPv6", 0x86dd, 128);

    private final String text;
    private final int etherType;
    private final int bits;

    Family(final String text, final int etherType, final int bits) {
        this.text = text;
        this.etherType = etherType;
        this.bits = bits;
    }

    /** The Ethernet type of its packets, 16 bits. */
    public int etherType() {
        return etherType;
    }

    /** How long its addresses are, in bits. */
    public int bits() {
        return bits;
    }

    @Override
    public String toString() {
        return text;
    }
}
