package io.tapfabric.planner.model;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Longs;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * IP addresses that begin alike.
 *
 * @param family of the addresses
 * @param address the first of them; an IPv4 address stands in the lowest 32 bits
 * @param length how many bits at the beginning are alike, 0 to 32 of IPv4, 0 to 128 of IPv6
 */
public record Prefix(Family family, Ipv6Address address, int length) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-fA-F:.]{1,45})(?:/(\\d{1,3}))?");
    private static final String ALLOWED = ", allowed an address, or one/length, as 10.1.0.0/16 or 2001:db8::/32";

    public Prefix {
        if (length < 0 || length > family.bits()) {
            throw new IllegalArgumentException("length " + length + " of a prefix, allowed 0 to " + family.bits()
                + " of " + family);
        }
        final var mask = mask(family, length);
        if ((address.high() & ~mask.high()) != 0 || (address.low() & ~mask.low()) != 0) {
            throw new IllegalArgumentException("prefix " + text(family, address) + "/" + length + ", allowed "
                + text(family, new Ipv6Address(address.high() & mask.high(), address.low() & mask.low())) + "/"
                + length + ": no bits behind its length");
        }
    }

    /**
     * Reads {@code 10.1.0.0/16}, {@code 2001:db8::/32}, or one address.
     *
     * @throws IllegalArgumentException if {@code text} is anything else, or has bits behind its length
     */
    public static Prefix of(final String text) {
        final var parts = TEXT.matcher(text);
        if (!parts.matches() || !InetAddresses.isInetAddress(parts.group(1))) {
            throw new IllegalArgumentException("prefix " + text + ALLOWED);
        }
        final InetAddress address = InetAddresses.forString(parts.group(1));
        // Java takes an IPv4 address mapped into IPv6 for the IPv4 address
        if (address instanceof Inet4Address && text.contains(":")) {
            throw new IllegalArgumentException("prefix " + text + ", allowed IPv6 only where it maps no IPv4");
        }
        final var family = address instanceof Inet4Address ? Family.IPV4 : Family.IPV6;
        return new Prefix(family, ipv6(address.getAddress()),
            parts.group(2) == null ? family.bits() : Integer.parseInt(parts.group(2)));
    }

    private static Ipv6Address ipv6(final byte[] octets) {
        final byte[] wide = new byte[2 * Long.BYTES];
        System.arraycopy(octets, 0, wide, wide.length - octets.length, octets.length);
        return new Ipv6Address(Longs.fromByteArray(wide),
            Longs.fromByteArray(Arrays.copyOfRange(wide, Long.BYTES, wide.length)));
    }

    /** The bits that are alike; those of IPv4 stand in the lowest 32 bits. */
    public Ipv6Address mask() {
        return mask(family, length);
    }

    private static Ipv6Address mask(final Family family, final int length) {
        return family == Family.IPV6 ? Ipv6Address.mask(length)
            : new Ipv6Address(0, 0xffff_ffffL << Family.IPV4.bits() - length & 0xffff_ffffL);
    }

    @Override
    public String toString() {
        return text(family, address) + "/" + length;
    }

    private static String text(final Family family, final Ipv6Address address) {
        return family == Family.IPV6 ? address.toString()
            : InetAddresses.fromInteger((int) address.low()).getHostAddress();
    }
}
