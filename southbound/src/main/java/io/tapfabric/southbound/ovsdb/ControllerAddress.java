package io.tapfabric.southbound.ovsdb;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a host's switch finds our OpenFlow server. Usually that is the address by which its database has reached us.
 *
 * @param fixed an address to give to every host instead, such as one behind which controllers stand in for each other
 * @param port TCP port of our OpenFlow server, 1 to 65535
 */
public record ControllerAddress(Optional<InetAddress> fixed, int port) {
    public ControllerAddress {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("OpenFlow port " + port + " is not in 1 to 65535");
        }
    }

    /** The target of a Controller row, such as {@code tcp:10.0.0.9:6653}, for a host that reached us at "local". */
    String target(final InetAddress local) {
        final var address = fixed.orElse(local);
        final var text = address.getHostAddress();
        return "tcp:" + (address instanceof Inet6Address ? "[" + text + "]" : text) + ":" + port;
    }
}
