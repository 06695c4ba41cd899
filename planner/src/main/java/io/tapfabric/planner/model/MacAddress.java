package io.tapfabric.planner.model;

import com.google.common.primitives.Longs;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Ethernet MAC address.
 *
 * @param bits the 48 bits, the first octet on the wire highest
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
    /** The bit of the first octet that is set in broadcast and multicast addresses (IEEE 802, I/G). */
    public static final MacAddress GROUP_BIT = new MacAddress(1L << 40);

    private static final Pattern TEXT = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");

    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("more than 48 bits: " + Long.toHexString(bits));
        }
    }

    /**
     * Parses six octets in hex, joined by colons.
     *
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static MacAddress of(final String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not a MAC address: " + text));
    }

    /** Like {@link #of(String)}, but foreign text that is no MAC address yields nothing. */
    public static Optional<MacAddress> find(final String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new MacAddress(Long.parseLong(text.replace(":", ""), 16)))
            : Optional.empty();
    }

    /** Whether it stands for a group of stations: multicast, or broadcast to all. */
    public boolean multicast() {
        return (bits & GROUP_BIT.bits) != 0;
    }

    @Override
    public int compareTo(final MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(Longs.toByteArray(bits), 2, Long.BYTES);
    }
}
