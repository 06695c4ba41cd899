package io.tapfabric.planner.plan;

import io.tapfabric.planner.row.Row;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tunnel ports: one on each host for each other host that it exchanges copies with; the key tells the tap-flow. */
final class Tunnels {
    private Tunnels() {
    }

    /** The port at {@code here} whose other end is at {@code there}; both have a tunnel address. */
    static Row.TapPort port(final Located here, final Located there) {
        final var remote = there.host().tunnelAddress().orElseThrow();
        final var options = new TreeMap<String, String>();
        options.put("key", "flow");
        options.put("local_ip", here.host().tunnelAddress().orElseThrow());
        options.put("remote_ip", remote);
        return new Row.TapPort(Names.TAP_BRIDGE, Names.tunnel(remote), "gre", options, new TreeSet<>());
    }
}
