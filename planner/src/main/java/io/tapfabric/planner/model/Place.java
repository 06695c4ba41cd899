package io.tapfabric.planner.model;

/**
 * Where a source or sink is now.
 *
 * @param host the host
 * @param port the port on it
 */
public record Place(HostId host, PortName port) implements Comparable<Place> {
    @Override
    public int compareTo(final Place other) {
        final int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : port.compareTo(other.port);
    }

    @Override
    public String toString() {
        return "port " + port + " of host " + host;
    }
}
