package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;

/** The sentences of the problems that the planner finds with sinks. */
final class SinkProblems {
    private SinkProblems() {
    }

    static Problem unusable(final Located sink) {
        return new Problem(Code.SINK_UNUSABLE, sink.port().name().value(),
            sink.place() + " cannot be a sink: it is one of TapFabric's own ports.");
    }

    static Problem notOnTapBridge(final Located sink) {
        final var name = sink.port().name();
        return new Problem(Code.SINK_NOT_ON_TAP_BRIDGE, name.value(), "The sink, " + sink.place() + ", is on bridge "
            + sink.bridge().name() + ". On that host: ovs-vsctl del-port " + sink.bridge().name() + " " + name
            + " -- add-port brtap " + name);
    }

    static Problem down(final Located sink) {
        return new Problem(Code.SINK_DOWN, sink.place().toString(), "The sink, " + sink.place()
            + ", has no link, so nobody would get the copies. They begin again with the link.");
    }

    static Problem broken(final Located sink, final String error) {
        return new Problem(Code.SINK_DOWN, sink.place().toString(), "Open vSwitch on host " + sink.host().id()
            + " cannot use the sink's port " + sink.port().name() + ": " + error);
    }

    static Problem noSuchNic(final Sink.Nic nic, final Host host) {
        return new Problem(Code.SINK_NOT_FOUND, nic.toString(), "Host " + host.id() + " does not tell of the " + nic
            + (host.nics().isEmpty() ? ", nor of any other. On that host: tapfabric-nics --watch"
                : "; it tells of " + host.nics().keySet() + "."));
    }

    static Problem noBridge(final Sink.Nic nic, final Host host) {
        return new Problem(Code.SINK_NOT_FOUND, nic.toString(), "Host " + host.id() + " has no bridge yet that brtap"
            + " could be joined with. The " + nic + " is taken as soon as one appears.");
    }

    static Problem reserved(final PortName name) {
        return new Problem(Code.NAME_TAKEN, name.value(), "A device cannot be called " + name
            + ": TapFabric needs names that begin so itself. Take another name.");
    }

    static Problem otherFamily(final Sink.Remote remote, final Host host, final IpAddress local) {
        return new Problem(Code.NO_TUNNEL_ADDRESS, host.id().value(), "Host " + host.id() + " would send to the "
            + remote + " from " + local + ", which is of the other version of IP. Give the sink a local-address.");
    }

    static Problem unsupported(final Host host, final CollectorPort port) {
        return new Problem(Code.UNSUPPORTED, host.id().value(), "Open vSwitch of host " + host.id()
            + " has no interfaces of type " + port.type() + " (iface_types), which the " + port.to() + " needs.");
    }

    static Problem isHost(final Sink.Remote remote, final Host host) {
        return new Problem(Code.SINK_UNUSABLE, remote.address().text(), "The " + remote + " is host " + host.id()
            + ", which would take the copies for those of tap-flows. Name the sink by its port on that host.");
    }

    static Problem noRoute(final Sink.Remote remote, final Host host) {
        return new Problem(Code.NO_ROUTE, host.id() + " to " + remote.address(), "Host " + host.id()
            + " has no route to the " + remote + ", so no copy leaves it. On it: ip route get " + remote.address());
    }

    static Problem tooLarge(final CollectorPort port, final long identity) {
        return new Problem(Code.IDENTITY_TOO_LARGE, port.to().address().text(), port.to().encapsulation()
            + " tells at most " + port.to().encapsulation().highest() + ", and this tap-flow would be " + identity
            + ". Give the tap-flow an identity, or the sink one for all.");
    }

    static Problem conflict(final Host host, final String type, final String other) {
        return new Problem(Code.TUNNELS_CONFLICT, host.id().value(), "The datapath of host " + host.id()
            + " receives only one kind of GRE. With " + type + " for this tap-flow beside " + other
            + ", which it needs too, one of them would lose its packets, and which one is chance. Take VXLAN or Geneve,"
            + " or a sink on the same host.");
    }

    static Problem allDisabled(final TapService group) {
        return new Problem(Code.SINK_NOT_FOUND, group.id().value(), "No member of the " + group.sink()
            + " is enabled.");
    }

    static Problem lost(final TapServiceId member, final HostId host) {
        return new Problem(Code.SINK_LEFT_OUT, member + " on " + host, "Member " + member + " of the group gets none:"
            + " its host " + host + " has no OVSDB connection. The other members have its conversations meanwhile.");
    }

    /** The problem of one of several sinks: the others go on. */
    static Problem leftOut(final Problem why) {
        return why.code().effect() == Problem.Effect.DEGRADES ? why : new Problem(Code.SINK_LEFT_OUT, why.subject(),
            "One of several sinks gets nothing: " + why.message());
    }

    static Problem inUse(final Place nic, final String why) {
        return new Problem(Code.SINK_IN_USE, nic.toString(), "The sink, " + nic + ", is not free: " + why
            + ". Free it, or name another NIC.");
    }
}
