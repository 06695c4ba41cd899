package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Problem.Code;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.TapFlowId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The sentences of the problems that the planner finds with sources, and with the ways of copies. */
final class Problems {
    private static final int NAMED = 10;

    private Problems() {
    }

    static Problem notFound(final boolean source, final NicSelector selector) {
        return new Problem(source ? Code.SOURCE_NOT_FOUND : Code.SINK_NOT_FOUND, selector.toString(),
            "No host has the " + end(source) + " (" + selector + "). It is taken up as soon as its port appears.");
    }

    static Problem hostUnknown(final HostId host) {
        return new Problem(Code.HOST_UNKNOWN, host.value(), "Host " + host
            + " has never connected. On it: ovs-vsctl set-manager tcp:CONTROLLER:6640");
    }

    static Problem noBridge(final Source.Vswitch source) {
        return new Problem(Code.SOURCE_NOT_FOUND, source.toString(), "Host " + source.host() + " has no bridge "
            + source.bridge() + ". It is taken up as soon as the bridge appears.");
    }

    static Problem noGuests(final Source source) {
        return new Problem(Code.SOURCE_NOT_FOUND, source.toString(), "No host has a bridge with guests for the source ("
            + source + "): none of their ports has an iface-id, vm-id or attached-mac.");
    }

    static Problem tapBridge(final HostId host) {
        return new Problem(Code.SOURCE_UNUSABLE, Names.TAP_BRIDGE.value(), "Bridge " + Names.TAP_BRIDGE + " of host "
            + host + " cannot be a source: all its packets are copies.");
    }

    static Problem ambiguous(final boolean source, final NicSelector selector, final List<Located> found) {
        return new Problem(source ? Code.SOURCE_AMBIGUOUS : Code.SINK_AMBIGUOUS, selector.toString(),
            "The " + end(source) + " (" + selector + ") may be "
                + found.stream().map(Problems::candidate).collect(Collectors.joining(", or "))
                + (selector instanceof NicSelector.ByGuest ? ". Name its MAC or IP address, or its host and port."
                    : ". Name it by host and port."));
    }

    private static String candidate(final Located located) {
        final var nic = located.port().nic();
        return located.place() + nic.mac().map(mac -> " with MAC address " + mac).orElse("")
            + (nic.addresses().isEmpty() ? "" : " and IP addresses " + nic.addresses());
    }

    static Problem unusable(final Located source) {
        return new Problem(Code.SOURCE_UNUSABLE, source.place().toString(), source.place()
            + " is on " + source.bridge().name() + " and cannot be a source: "
            + (source.onTapBridge() ? "what is on brtap is a sink." : "it is one of TapFabric's own ports."));
    }

    static Problem filterNotFound(final FilterId filter) {
        return new Problem(Code.FILTER_NOT_FOUND, filter.value(), "There is no filter " + filter
            + ". Nothing is copied until there is.");
    }

    static Problem directionUnknown(final Located source, final FilterId filter) {
        return new Problem(Code.DIRECTION_UNKNOWN, source.place().toString(), "Filter " + filter + " says other things"
            + " of what is sent than of what is received, and of " + source.place() + " nobody knows a MAC address that"
            + " would tell: copy one direction, or set external_ids:attached-mac of its interface.");
    }

    static Problem duplicate(final TapFlowId other, final PartDraft part) {
        final var spot = part.location().map(location -> location.spot().toString()).orElse("");
        return new Problem(Code.SOURCE_DUPLICATE, other + ": " + spot, "Tap-flow " + other + " already copies "
            + part.nic().map(nic -> spot)
                .orElseGet(() -> part.source() + ", " + spot)
            + ", to the same tap-service, with the same filter and priority. Delete one of the two.");
    }

    static Problem cycle(final Located source, final List<String> chain) {
        return new Problem(Code.CYCLE, source.place().toString(), chain.size() == 1
            ? "The copies of " + source.place() + " would go to the same " + chain.get(0) + "."
            : "The copies of " + source.place() + " would come back to it: " + source.station() + ", then "
                + String.join(", then ", chain) + ". Delete one of the tap-flows between them.");
    }

    static Problem carriesTunnels(final BridgeTap tap) {
        return new Problem(Code.CYCLE, tap.toString(), "The copies would be copied again, as " + tap
            + " carries the tunnels that they leave by. Name VLANs that the tunnels do not use, or take a sink on the"
            + " same host.");
    }

    static Problem overlaps(final BridgeTap tap, final Port nic) {
        return new Problem(Code.SOURCE_OVERLAPS, place(nic.name(), tap.host().id()), place(nic.name(), tap.host().id())
            + " has no MAC address of its own that would tell it from the rest of bridge " + tap.bridge().name()
            + ", of which the same tap-flow copies too. Give it a tap-flow of its own.");
    }

    static Problem prioritiesApart(final BridgeTap tap, final TapFlowId other) {
        return new Problem(Code.PRIORITIES_APART, other + ": " + tap, "Tap-flow " + other + " has a priority on the"
            + " same source, but gets its packets of " + tap + " by another mirror, so that none of the two can wait"
            + " for the other. Give both the same direction and the same sources on the bridge, or one of them no"
            + " priority.");
    }

    static Problem datapathTypes(final BridgeTap tap, final String tapBridgeType) {
        return new Problem(Code.DATAPATH_TYPE_DIFFERS, tap.toString(), "Bridge "
            + tap.bridge().name() + " of host " + tap.host().id() + " has datapath type "
            + tap.bridge().datapathType() + ", brtap has " + tapBridgeType + ": nothing can join them.");
    }

    static Problem noTunnelAddress(final Host end) {
        final var what = end.tunnelAddress()
            .map(address -> "the tunnel address \"" + address + "\", which is no IP address")
            .orElse("no tunnel address");
        return new Problem(Code.NO_TUNNEL_ADDRESS, end.id().value(), "Host " + end.id() + " has " + what
            + ". On it: ovs-vsctl set Open_vSwitch . other_config:local_ip=ADDRESS");
    }

    static Problem mirrorsUsedUp(final BridgeTap tap, final SortedSet<TapFlowId> owners) {
        return new Problem(Code.MIRRORS_USED_UP, tap.toString(), "Bridge " + tap.bridge().name()
            + " of host " + tap.host().id() + " has room for " + Limits.MIRRORS_PER_BRIDGE + " mirrors, "
            + tap.bridge().foreignMirrors().size() + " of them taken by others "
            + tap.bridge().foreignMirrors() + ", the rest by tap-flows " + some(owners) + "; none is left.");
    }

    private static String some(final Collection<TapFlowId> ids) {
        return ids.stream().limit(NAMED).map(TapFlowId::value).collect(Collectors.joining(", "))
            + (ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "");
    }

    static Problem copiesUsedUp(final BridgeTap tap) {
        return new Problem(Code.COPIES_USED_UP, tap.toString(), "With this tap-flow one packet on " + tap
            + " would lead to more copies than the " + Limits.RESUBMITS + " resubmits and " + Limits.ACTION_OCTETS
            + " octets of actions that are kept for them, and after more Open vSwitch may drop the packet itself."
            + " Delete or disable tap-flows of the same source, or others of its VLANs that have IN.");
    }

    static Problem nameTaken(final PortName name, final HostId near) {
        return new Problem(Code.NAME_TAKEN, place(name, near), "Host " + near + " has a port " + name
            + " that is not TapFabric's, but TapFabric needs the name. Rename or remove it.");
    }

    static Problem portUnusable(final PortName name, final HostId near, final String error) {
        return new Problem(Code.PORT_UNUSABLE, place(name, near), "Open vSwitch on host " + near
            + " cannot use port " + name + ": " + error);
    }

    static Problem tunnelMtu(final Way way, final int limit) {
        final var known = Optional.of(way.from().host()).flatMap(Host::tunnelMtu)
            .or(() -> way.end().tunnelMtu()).isPresent();
        return new Problem(Code.MTU_TOO_SMALL, way + " in a tunnel",
            "Copies of up to " + way.longest() + " octets are made, but the tunnel from host " + way.from().host().id()
                + " to host " + way.end().id() + " takes " + limit + " (MTU " + way.tunnelMtu()
                + (known ? "" : ", assumed, as neither host tells") + ", less " + way.head().overhead()
                + "). Longer copies are " + becomes(way) + ".");
    }

    static Problem sinkMtu(final Way way, final int limit) {
        return new Problem(Code.MTU_TOO_SMALL, way.toString(), "Copies of up to " + way.longest()
            + " octets are made, but " + way.to().at().place() + ", the sink, takes " + limit + " (MTU "
            + way.to().mtu() + way.to().collector().map(tunnel -> ", less " + tunnel.overhead()).orElse("")
            + "). Longer copies are " + becomes(way) + ".");
    }

    private static String becomes(final Way way) {
        return switch (way.from().flow().oversize()) {
            case TRUNCATE -> "truncated, and counted as oversize";
            case DROP -> "dropped, and counted as oversize";
        };
    }

    /** A port name alone would not tell source from sink if both hosts have one of that name. */
    private static String place(final PortName name, final HostId near) {
        return new Place(near, name).toString();
    }

    private static String end(final boolean source) {
        return source ? "source" : "sink";
    }
}
