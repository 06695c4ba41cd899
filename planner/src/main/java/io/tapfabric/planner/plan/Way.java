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
 * @param to where it leaves
 * @param member for which member of a group, {@link #EVERY} for every copy
 */
record Way(BridgeTap from, Outlet to, int member) {
    /** The member that stands for all sinks that get every copy. */
    static final int EVERY = 0;

    /** Octets of an Ethernet header (IEEE 802.3 section 3.2). */
    private static final int ETHERNET = 14;
    /** Octets of a VLAN tag (IEEE 802.1Q-2018 section 9.3). */
    private static final int TAG = 4;

    /** All ways of what is copied from one bridge. */
    static Stream<Way> all(final BridgeTap tap, final Outlets outlets) {
        return Stream.concat(outlets.each().stream().map(outlet -> new Way(tap, outlet, EVERY)),
            outlets.spreads().stream().flatMap(spread -> spread.up().entrySet().stream().flatMap(member ->
                member.getValue().stream().map(outlet -> new Way(tap, outlet, member.getKey())))));
    }

    /** The host where it ends. */
    Host end() {
        return to.at().host();
    }

    /** Whether it leads to another host, through a tunnel. */
    boolean remote() {
        return !from.host().id().equals(end().id());
    }

    /** Whether copies leave the source's host by a tunnel, to another host or to a collector. */
    boolean tunnelled() {
        return remote() || to.collector().isPresent();
    }

    /** The tunnel port at the source's host. */
    TunnelPort head() {
        return new TunnelPort(address(from.host()), address(end()));
    }

    /** The tunnel port at the sink's host. */
    TunnelPort tail() {
        return new TunnelPort(address(end()), address(from.host()));
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

    /** The MTU of what carries the tunnel to the other host: the smaller of both ends, as far as they are known. */
    int tunnelMtu() {
        return Stream.of(from.host(), end()).map(Host::tunnelMtu).flatMap(Optional::stream).mapToInt(mtu -> mtu)
            .min().orElse(Limits.USUAL_MTU);
    }

    /** Octets of the longest copy that fits the tunnel to the other host, if some copies do not. */
    OptionalInt tunnelLimit() {
        final int fits = tunnelMtu() - head().overhead();
        return longest() > fits ? OptionalInt.of(fits) : OptionalInt.empty();
    }

    /** Octets of the longest copy that the sink takes, if some copies are longer. */
    OptionalInt sinkLimit() {
        final boolean longer = to.collector().isPresent() ? longest() > to.fits()
            : sourceMtu() > to.mtu() && !from.flow().reduction().within(to.fits());
        return longer ? OptionalInt.of(to.fits()) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return "bridge " + from.bridge().name() + " of host " + from.host().id() + " to " + to.at().place();
    }
}
