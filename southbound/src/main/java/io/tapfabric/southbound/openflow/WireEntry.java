package io.tapfabric.southbound.openflow;

/**
 * What a flow does, as on the wire. Open vSwitch gives instructions back octet for octet as they were sent, so drift is
 * a comparison of texts.
 *
 * @param cookie the cookie
 * @param instructions hex of the instructions (OpenFlow 1.4 section 7.2.4)
 */
public record WireEntry(long cookie, String instructions) {
    /**
     * Whether it hands packets to another table by {@code resubmit(,table)}.
     *
     * @param table 0 to 254
     */
    public boolean resubmits(final int table) {
        return instructions.contains(Wire.hex(Nicira.resubmit(table)::writeTo));
    }

    /** For the log. */
    @Override
    public String toString() {
        return "cookie=0x" + Long.toHexString(cookie) + ",instructions=" + instructions;
    }
}
