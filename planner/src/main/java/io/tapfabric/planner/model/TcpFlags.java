package io.tapfabric.planner.model;

/**
 * Flags of TCP (RFC 9293 section 3.1): 1 is FIN, 2 SYN, 4 RST, 8 PSH, 0x10 ACK and so on.
 *
 * @param value what the flags are that count; the others are 0
 * @param mask the flags that count, 1 to {@value #ALL}
 */
public record TcpFlags(int value, int mask) {
    /** All twelve bits between TCP's data offset and its window. */
    public static final int ALL = 0xfff;

    public TcpFlags {
        if (mask < 1 || mask > ALL || (value & ~mask) != 0) {
            throw new IllegalArgumentException("TCP flags " + text(value, mask)
                + ", allowed a mask of 0x1 to 0xfff, and no flag outside of it");
        }
    }

    @Override
    public String toString() {
        return text(value, mask);
    }

    private static String text(final int value, final int mask) {
        return "0x" + Integer.toHexString(value) + "/0x" + Integer.toHexString(mask);
    }
}
