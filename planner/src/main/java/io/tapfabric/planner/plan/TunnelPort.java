package io.tapfabric.planner.plan;

import com.google.common.net.InetAddresses;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.row.Row;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tunnel port: one on each host for each other host that it exchanges copies with; the key tells the tap-flow.
 *
 * @param local the address of the host that has it
 * @param remote the address of the other host
 */
record TunnelPort(String local, String remote) {
    /** The Interface's type. */
    static final String TYPE = "gre";

    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    /** IP protocol of GRE (RFC 2784 section 4). */
    private static final int GRE = 47;
    /** Octets of a GRE header with key (RFC 2890 section 2). */
    private static final int GRE_OCTETS = 8;
    private static final int IPV4_OCTETS = 20;
    private static final int IPV6_OCTETS = 40;

    /** The key of a tap-flow's copies for one member of a group, or for all. Members have the octet that is left. */
    static long key(final TapFlow flow, final int member) {
        return (long) member << TapFlowNumber.BITS | flow.number().value();
    }

    PortName name() {
        return Names.tunnel(remote);
    }

    Row.TapPort row() {
        final var options = new TreeMap<String, String>();
        options.put("key", "flow");
        options.put("local_ip", local);
        options.put("remote_ip", remote);
        return new Row.TapPort(Names.TAP_BRIDGE, name(), TYPE, options, new TreeSet<>());
    }

    private boolean ipv4() {
        return InetAddresses.forString(remote) instanceof Inet4Address;
    }

    /** How many octets of the MTU the tunnel takes for itself. The copy's own Ethernet header counts as payload. */
    int overhead() {
        return GRE_OCTETS + (ipv4() ? IPV4_OCTETS : IPV6_OCTETS);
    }

    /** What its own packets look like on the bridge that carries them. Of IPv6, all GRE: the addresses are too long. */
    List<Match> outer() {
        return ipv4() ? List.of(gre(local, remote), gre(remote, local))
            : List.of(Match.ANY.and(Field.ETH_TYPE, IPV6).and(Field.IP_PROTO, GRE));
    }

    private static Match gre(final String from, final String to) {
        return Match.ANY.and(Field.ETH_TYPE, IPV4).and(Field.IP_PROTO, GRE).and(Field.IPV4_SRC, bits(from))
            .and(Field.IPV4_DST, bits(to));
    }

    private static long bits(final String address) {
        final InetAddress parsed = InetAddresses.forString(address);
        return Integer.toUnsignedLong(InetAddresses.coerceToInteger(parsed));
    }
}
