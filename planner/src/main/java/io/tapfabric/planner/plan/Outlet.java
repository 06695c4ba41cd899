package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.TapFlow;
import java.util.Optional;

/**
 * Where copies for a sink leave TapFabric: a port on brtap of one host, and what is done to them there.
 *
 * @param at the port; one of ours may not be there yet
 * @param collector the tunnel that it is, if the sink is a collector
 * @param vlan whose tag copies get, if they get one
 * @param nested whether their own tag is kept beneath that
 */
record Outlet(Located at, Optional<CollectorPort> collector, Optional<Integer> vlan, boolean nested) {
    /** Octets of an Ethernet header (IEEE 802.3 section 3.2). */
    private static final int ETHERNET = 14;

    /** Copies go out as they are. */
    static Outlet plain(final Located at) {
        return new Outlet(at, Optional.empty(), Optional.empty(), true);
    }

    static Outlet tagged(final Located at, final int vlan, final boolean nested) {
        return new Outlet(at, Optional.empty(), Optional.of(vlan), nested);
    }

    static Outlet to(final CollectorPort collector, final Located at) {
        return new Outlet(at, Optional.of(collector), Optional.empty(), true);
    }

    /** How the copies of a tap-flow go out; the key of a tunnel must have been found to fit. */
    Exit exit(final TapFlow flow) {
        final var port = at.port().name();
        return collector.map(tunnel -> Exit.keyed(port, tunnel.key(flow).orElseThrow()))
            .orElseGet(() -> vlan.map(tag -> Exit.tagged(port, tag, nested)).orElseGet(() -> Exit.plain(port)));
    }

    /** The MTU of the port, or of what carries the tunnel. */
    int mtu() {
        return at.port().link().mtu().orElse(Limits.USUAL_MTU);
    }

    /** Octets of the longest copy that fits, from the Ethernet header on. A tag is not counted. */
    int fits() {
        return collector.map(tunnel -> mtu() - tunnel.overhead()).orElseGet(() -> mtu() + ETHERNET);
    }
}
