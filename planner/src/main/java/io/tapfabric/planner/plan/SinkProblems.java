package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.Sink;

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

    static Problem inUse(final Place nic, final String why) {
        return new Problem(Code.SINK_IN_USE, nic.toString(), "The sink, " + nic + ", is not free: " + why
            + ". Free it, or name another NIC.");
    }
}
