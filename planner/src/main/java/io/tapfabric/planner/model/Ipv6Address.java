package io.tapfabric.planner.model;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An IPv6 address.
 *
 * @param high its first 64 bits, the first octet on the wire highest
 * @param low its last 64 bits
 */
public record Ipv6Address(long high, long low) {
    private static final String MAPPED = "::ffff:";

    /** As many ones as {@code length}, 0 to 128, and zeroes then. */
    public static Ipv6Address mask(final int length) {
        return new Ipv6Address(ones(Math.min(length, Long.SIZE)), ones(Math.max(length - Long.SIZE, 0)));
    }

    private static long ones(final int length) {
        return length == 0 ? 0 : -1L << Long.SIZE - length;
    }

    /** The shortest text (RFC 5952). */
    @Override
    public String toString() {
        final InetAddress address = InetAddresses.forString(LongStream.of(high, low).boxed()
            .flatMap(half -> LongStream.of(half >>> 48, half >>> 32, half >>> 16, half).boxed())
            .map(group -> Integer.toHexString(Short.toUnsignedInt(group.shortValue())))
            .collect(Collectors.joining(":")));
        // Java takes an IPv4 address mapped into IPv6 for the IPv4 address
        return address instanceof Inet4Address ? MAPPED + address.getHostAddress()
            : InetAddresses.toAddrString(address);
    }
}
