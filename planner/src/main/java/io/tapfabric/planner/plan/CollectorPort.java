package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.model.Encapsulation;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.row.Row;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tunnel port that only sends: to a collector, on each host that copies for it.
 *
 * @param to the collector
 * @param local the source address of the outer packets
 * @param userspace whether Open vSwitch itself sends them, and not the kernel
 */
record CollectorPort(Sink.Remote to, IpAddress local, boolean userspace) {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    /** IP protocol of GRE (RFC 2784 section 4). */
    private static final int GRE = 47;
    private static final int UDP = 17;
    private static final int IPV4_OCTETS = 20;
    private static final int IPV6_OCTETS = 40;
    /** Where DSCP is in the octet that Open vSwitch is told (RFC 2474 section 3). */
    private static final int DSCP_SHIFT = 2;
    private static final int UNUSED_KEYS = 0xffff;

    PortName name() {
        return Names.collector(to.encapsulation().type(), options().toString());
    }

    /** The Interface's type. Of GRE, Linux has other devices for IPv6; Open vSwitch itself has one place for both. */
    String type() {
        return (overGre() && !to.address().ipv4() && !userspace ? "ip6" : "") + to.encapsulation().type();
    }

    /** Whether its outer packets are GRE: then the host may receive no other kind of GRE. */
    boolean overGre() {
        return to.encapsulation().udpPort().isEmpty();
    }

    /** The tunnel's key of a tap-flow's copies; nothing if it does not fit. */
    Optional<Long> key(final TapFlow flow) {
        return Optional.of(identity(flow)).filter(key -> key <= to.encapsulation().highest());
    }

    /** What the collector shall tell a tap-flow's copies by. */
    long identity(final TapFlow flow) {
        return flow.identity().or(to.encapsulation()::identity).orElseGet(() -> (long) flow.number().value());
    }

    Row.TapPort row() {
        final var options = options();
        options.put("in_key", String.valueOf(unusedKey(options.toString())));
        return new Row.TapPort(Names.TAP_BRIDGE, name(), type(), options, new TreeSet<>());
    }

    /**
     * A key by which nobody will send to us: the port shall take nothing from other tunnels with the collector, neither
     * ours nor those of others.
     */
    private long unusedKey(final String text) {
        final long highest = to.encapsulation().highest();
        return highest - Names.number(text, (int) Math.min(highest / 4, UNUSED_KEYS));
    }

    private SortedMap<String, String> options() {
        final var options = new TreeMap<String, String>();
        options.put("remote_ip", to.address().text());
        options.put("local_ip", local.text());
        options.put("out_key", "flow");
        options.put("ttl", String.valueOf(to.ttl()));
        if (to.dscp() != 0) {
            options.put("tos", String.valueOf(to.dscp() << DSCP_SHIFT));
        }
        if (!to.dontFragment()) {
            options.put("df_default", "false");
        }
        to.encapsulation().udpPort().ifPresent(port -> options.put("dst_port", String.valueOf(port)));
        if (to.encapsulation() instanceof Encapsulation.ErspanV1 erspan) {
            options.put("erspan_ver", "1");
            options.put("erspan_idx", Integer.toHexString(erspan.index()));
        }
        if (to.encapsulation() instanceof Encapsulation.ErspanV2 erspan) {
            options.put("erspan_ver", "2");
            options.put("erspan_dir", erspan.egress() ? "1" : "0");
            options.put("erspan_hwid", Integer.toHexString(erspan.hardwareId()));
        }
        return options;
    }

    /** How many octets of the MTU are put around a copy. The copy's own Ethernet header counts as payload. */
    int overhead() {
        return to.encapsulation().octets() + (to.address().ipv4() ? IPV4_OCTETS : IPV6_OCTETS);
    }

    /** What its packets look like on the bridge that carries them. */
    Match outer() {
        final boolean ipv4 = to.address().ipv4();
        final var ip = Match.ANY.and(Field.ETH_TYPE, ipv4 ? IPV4 : IPV6);
        final var from = ipv4 ? ip.and(Field.IPV4_SRC, local.low()).and(Field.IPV4_DST, to.address().low())
            : ip.and(Field.IPV6_SRC_HIGH, local.high()).and(Field.IPV6_SRC_LOW, local.low())
                .and(Field.IPV6_DST_HIGH, to.address().high()).and(Field.IPV6_DST_LOW, to.address().low());
        return to.encapsulation().udpPort().map(port -> from.and(Field.IP_PROTO, UDP).and(Field.UDP_DST, port))
            .orElseGet(() -> from.and(Field.IP_PROTO, GRE));
    }
}
