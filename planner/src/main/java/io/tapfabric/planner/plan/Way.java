package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.VlanMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The way of a tap-flow's copies from one bridge to its sink.
 *
 * @param from what is copied
 * @param to where it goes
 */
record Way(BridgeTap from, Located to) {
    /** Octets of an Ethernet header (IEEE 802.3 section 3.2). */
    private static final int ETHERNET = 14;
    /** Octets of a VLAN tag (IEEE 802.1Q-2018 section 9.3). */
    private static final int TAG = 4;

    /** Whether it leads to another host, through a tunnel. */
    boolean remote() {
        return !from.host().id().equals(to.host().id());
    }

    /** The tunnel port at the source's host. */
    TunnelPort head() {
        return new TunnelPort(address(from.host()), address(to.host()));
    }

    /** The tunnel port at the sink's host. */
    TunnelPort tail() {
        return new TunnelPort(address(to.host()), address(from.host()));
    }

    private static String address(final Host host) {
        return host.tunnelAddress().orElseThrow();
    }

    /** The longest packet of a source, without its Ethernet header. */
    private int sourceMtu() {
        final var ports = from.wide() ? from.bridge().ports().values().stream().filter(port -> !port.ours())
            : from.nics().values().stream();
        return ports.map(Port::link).map(Link::mtu).mapToInt(mtu -> mtu.orElse(Limits.USUAL_MTU)).max()
            .orElse(Limits.USUAL_MTU);
    }

    private boolean keepsTag() {
        return from.wide() || from.nics().values().stream().map(Port::vlans).anyMatch(VlanMode.Trunk.class::isInstance);
    }

    /** Octets of the longest copy, from the Ethernet header on, after it was cut as the tap-flow asks. */
    int longest() {
        final int whole = sourceMtu() + ETHERNET + (keepsTag() ? TAG : 0);
        return Math.min(whole, from.flow().reduction().truncate().orElse(whole));
    }

    /** The MTU of what carries the tunnel: the smaller of both ends, as far as they are known. */
    int tunnelMtu() {
        return Stream.of(from.host(), to.host()).map(Host::tunnelMtu).flatMap(Optional::stream).mapToInt(mtu -> mtu)
            .min().orElse(Limits.USUAL_MTU);
    }

    /** Octets of the longest copy that fits the tunnel, if some copies do not. */
    OptionalInt tunnelLimit() {
        final int fits = tunnelMtu() - head().overhead();
        return longest() > fits ? OptionalInt.of(fits) : OptionalInt.empty();
    }

    /** The MTU of the sink's port. */
    int sinkMtu() {
        return to.port().link().mtu().orElse(Limits.USUAL_MTU);
    }

    /** Octets of the longest copy that the sink's port takes, if some copies are longer. A tag is not counted. */
    OptionalInt sinkLimit() {
        final int fits = sinkMtu() + ETHERNET;
        return sourceMtu() > sinkMtu() && !from.flow().reduction().within(fits) ? OptionalInt.of(fits)
            : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return "bridge " + from.bridge().name() + " of host " + from.host().id() + " to " + to.place();
    }
}
