package io.tapfabric.planner.model;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Longs;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * An address of IPv4 or IPv6, without a zone, in the form of RFC 5952: one text for one address.
 */
public record IpAddress(String text) implements Comparable<IpAddress> {
    /** Limited broadcast (RFC 919 section 7). */
    private static final String BROADCAST = "255.255.255.255";

    public IpAddress {
        if (!InetAddresses.toAddrString(InetAddresses.forString(text)).equals(text)) {
            throw new IllegalArgumentException("not as RFC 5952 writes it: " + text);
        }
    }

    /** Reads any form of an address; nothing if it is none. */
    public static Optional<IpAddress> find(final String text) {
        return InetAddresses.isInetAddress(text) && text.indexOf('%') < 0
            ? Optional.of(new IpAddress(InetAddresses.toAddrString(InetAddresses.forString(text)))) : Optional.empty();
    }

    /** Whether it can be that of one receiver: it is no multicast or broadcast address, and not the unspecified one. */
    public boolean unicast() {
        final var inet = inet();
        return !inet.isMulticastAddress() && !inet.isAnyLocalAddress() && !text.equals(BROADCAST);
    }

    public boolean ipv4() {
        return inet() instanceof Inet4Address;
    }

    /** The first 64 bits of an IPv6 address; 0 for IPv4. */
    public long high() {
        return ipv4() ? 0 : Longs.fromByteArray(inet().getAddress());
    }

    /** The last 64 bits of an IPv6 address, or the 32 bits of one of IPv4. */
    public long low() {
        return ipv4() ? Integer.toUnsignedLong(InetAddresses.coerceToInteger(inet()))
            : Longs.fromByteArray(Arrays.copyOfRange(inet().getAddress(), Long.BYTES, 2 * Long.BYTES));
    }

    private InetAddress inet() {
        return InetAddresses.forString(text);
    }

    @Override
    public int compareTo(final IpAddress other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
