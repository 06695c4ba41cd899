package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.TapFlowId;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences of the problems that the planner finds. */
final class Problems {
    private Problems() {
    }

    static Problem notFound(final boolean source, final NicSelector selector) {
        return new Problem(source ? Code.SOURCE_NOT_FOUND : Code.SINK_NOT_FOUND, selector.toString(),
            "No host has the " + end(source) + " (" + selector + "). It is taken up as soon as its port appears.");
    }

    static Problem hostUnknown(final NicSelector.ByPort selector) {
        return new Problem(Code.HOST_UNKNOWN, selector.host().value(), "Host " + selector.host()
            + " has never connected. On it: ovs-vsctl set-manager tcp:CONTROLLER:6640");
    }

    static Problem ambiguous(final boolean source, final NicSelector selector, final List<Located> found) {
        return new Problem(source ? Code.SOURCE_AMBIGUOUS : Code.SINK_AMBIGUOUS, selector.toString(),
            "The " + end(source) + " (" + selector + ") may be "
                + found.stream().map(located -> located.place().toString()).collect(Collectors.joining(", or "))
                + ". Name it by host and port.");
    }

    static Problem unusable(final Located source) {
        return new Problem(Code.SOURCE_UNUSABLE, source.port().name().value(), source.place()
            + " is on " + source.bridge().name() + " and cannot be a source: "
            + (source.onTapBridge() ? "what is on brtap is a sink." : "it is one of TapFabric's own ports."));
    }

    static Problem sinkUnusable(final Located sink) {
        return new Problem(Code.SINK_UNUSABLE, sink.port().name().value(),
            sink.place() + " cannot be a sink: it is one of TapFabric's own ports.");
    }

    static Problem notOnTapBridge(final Located sink) {
        final var name = sink.port().name();
        return new Problem(Code.SINK_NOT_ON_TAP_BRIDGE, name.value(), "The sink, " + sink.place() + ", is on bridge "
            + sink.bridge().name() + ". On that host: ovs-vsctl del-port " + sink.bridge().name() + " " + name
            + " -- add-port brtap " + name);
    }

    static Problem duplicate(final TapFlowId other, final Located source) {
        return new Problem(Code.SOURCE_DUPLICATE, other.value(), "Tap-flow " + other + " already copies "
            + source.place() + " to the same tap-service. Delete one of the two.");
    }

    static Problem datapathTypes(final Located source, final String tapBridgeType) {
        return new Problem(Code.DATAPATH_TYPE_DIFFERS, source.bridge().name().value(), "Bridge "
            + source.bridge().name() + " of host " + source.host().id() + " has datapath type "
            + source.bridge().datapathType() + ", brtap has " + tapBridgeType + ": nothing can join them.");
    }

    static Problem noTunnelAddress(final Located end) {
        final var what = end.host().tunnelAddress()
            .map(address -> "the tunnel address \"" + address + "\", which is no IP address")
            .orElse("no tunnel address");
        return new Problem(Code.NO_TUNNEL_ADDRESS, end.host().id().value(), "Host " + end.host().id() + " has " + what
            + ". On it: ovs-vsctl set Open_vSwitch . other_config:local_ip=ADDRESS");
    }

    static Problem mirrorsUsedUp(final Located source) {
        return new Problem(Code.MIRRORS_USED_UP, source.bridge().name().value(), "Bridge " + source.bridge().name()
            + " of host " + source.host().id() + " has room for " + Limits.MIRRORS_PER_BRIDGE + " mirrors, "
            + source.bridge().foreignMirrors().size() + " of them taken by others "
            + source.bridge().foreignMirrors() + "; none is left for " + source.place() + ".");
    }

    static Problem copiesUsedUp(final Located source, final int copies) {
        return new Problem(Code.COPIES_USED_UP, source.bridge().name().value(), "One packet on bridge "
            + source.bridge().name() + " of host " + source.host().id() + " would lead to " + copies
            + " copies with this tap-flow; allowed are " + Limits.COPIES_PER_PACKET
            + ", as after more Open vSwitch may drop the packet itself. Delete or disable tap-flows of "
            + source.place() + ", or others of its VLANs that have IN.");
    }

    static Problem nameTaken(final PortName name, final Located near) {
        return new Problem(Code.NAME_TAKEN, place(name, near), "Host " + near.host().id() + " has a port " + name
            + " that is not TapFabric's, but TapFabric needs the name. Rename or remove it.");
    }

    static Problem portUnusable(final PortName name, final Located near, final String error) {
        return new Problem(Code.PORT_UNUSABLE, place(name, near), "Open vSwitch on host " + near.host().id()
            + " cannot use port " + name + ": " + error);
    }

    /** A port name alone would not tell source from sink if both hosts have one of that name. */
    private static String place(final PortName name, final Located near) {
        return new Place(near.host().id(), name).toString();
    }

    private static String end(final boolean source) {
        return source ? "source" : "sink";
    }
}
