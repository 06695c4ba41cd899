package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.IpAddress;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.VlanMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the sinks of tap-services, groups excepted. A host's NIC, a VLAN on one and the name of a device serve the
 * first enabled tap-service that asks for them.
 */
final class SinkFinder implements Sink.Visitor<Destination> {
    /** Stands for a whole NIC among its VLANs. */
    private static final int WHOLE = 0;

    private final Ends ends;
    private final Map<Place, Map<Integer, TapServiceId>> taken;
    private final TapService service;

    private SinkFinder(final Ends ends, final Map<Place, Map<Integer, TapServiceId>> taken, final TapService service) {
        this.ends = ends;
        this.taken = taken;
        this.service = service;
    }

    /** Those of some tap-services, in their order. */
    static Map<TapServiceId, Destination> find(final Ends ends, final Collection<TapService> services) {
        final var taken = new HashMap<Place, Map<Integer, TapServiceId>>();
        final var found = new HashMap<TapServiceId, Destination>();
        services.stream().filter(service -> service.sink().members().isEmpty()).forEach(service ->
            found.put(service.id(), service.sink().accept(new SinkFinder(ends, taken, service))));
        return found;
    }

    @Override
    public Destination vnic(final Sink.Vnic vnic) {
        final var found = ends.sink(vnic.selector());
        return Destination.fixed(Outlets.of(found.located().stream().map(Outlet::plain).toList(), found.problems()));
    }

    @Override
    public Destination nic(final Sink.Nic nic) {
        return Destination.fixed(lent(nic, Optional.empty(), true));
    }

    @Override
    public Destination vlan(final Sink.Vlan vlan) {
        return Destination.fixed(lent(vlan.uplink(), Optional.of(vlan.vlan()), vlan.nested()));
    }

    @Override
    public Destination remote(final Sink.Remote remote) {
        return Destination.from(host -> collector(remote, host));
    }

    @Override
    public Destination device(final Sink.Device device) {
        return device.host().map(id -> Destination.fixed(ends.host(id).map(host -> made(device, host))
                .orElseGet(() -> Outlets.not(Problems.hostUnknown(id)))))
            .orElseGet(() -> Destination.from(host -> made(device, host)));
    }

    /** A group's members are found before. */
    @Override
    public Destination group(final Sink.Group group) {
        throw new IllegalStateException("a group is no sink by itself: " + group);
    }

    private Outlets lent(final Sink.Nic wanted, final Optional<Integer> vlan, final boolean nested) {
        final var on = ends.host(wanted.host());
        if (on.isEmpty()) {
            return Outlets.not(Problems.hostUnknown(wanted.host()));
        }
        final var host = on.orElseThrow();
        final var nic = host.nics().values().stream().filter(one -> wanted.name().map(one.name()::equals)
            .orElseGet(() -> wanted.mac().equals(Optional.of(one.mac())))).findFirst();
        if (nic.isEmpty()) {
            return Outlets.not(SinkProblems.noSuchNic(wanted, host));
        }
        if (host.bridges().isEmpty()) {
            return Outlets.not(SinkProblems.noBridge(wanted, host));
        }
        final var located = located(host, nic.orElseThrow().name(), new Link(true, nic.map(HostNic::mtu)));
        final var use = located.port().ours() ? Optional.<String>empty()    // once it is ours, nothing is against it
            : host.use(nic.orElseThrow()).map(why -> "it " + why);
        if (use.isPresent()) {
            return Outlets.not(SinkProblems.inUse(located.place(), use.orElseThrow()));
        }
        final var other = take(located.place(), vlan.orElse(WHOLE));
        return other.map(first -> Outlets.not(SinkProblems.inUse(located.place(), "it serves tap-service " + first)))
            .orElseGet(() -> Outlets.of(List.of(vlan.map(tag -> Outlet.tagged(located, tag, nested))
                .orElseGet(() -> Outlet.plain(located))), located.port().ours() ? Ends.down(located) : List.of()));
    }

    /** Takes a port, or a VLAN of it; gives back who has taken it before. */
    private Optional<TapServiceId> take(final Place place, final int part) {
        if (!service.enabled()) {
            return Optional.empty();
        }
        final var parts = taken.computeIfAbsent(place, key -> new TreeMap<>());
        final var other = Optional.ofNullable(parts.get(part)).or(() -> Optional.ofNullable(parts.get(WHOLE)))
            .or(() -> part == WHOLE ? parts.values().stream().findFirst() : Optional.empty());
        if (other.isEmpty()) {
            parts.put(part, service.id());
        }
        return other;
    }

    private Outlets made(final Sink.Device device, final Host host) {
        if (Names.reserved(device.name())) {
            return Outlets.not(SinkProblems.reserved(device.name()));
        }
        if (host.nics().containsKey(device.name())
            || host.port(device.name()).filter(port -> !port.ours()).isPresent()) {
            return Outlets.not(Problems.nameTaken(device.name(), host.id()));
        }
        final var located = located(host, device.name(), new Link(true, Optional.of(device.mtu())));
        return take(located.place(), WHOLE).filter(first -> !first.equals(service.id()))
            .map(first -> Outlets.not(SinkProblems.inUse(located.place(), "it serves tap-service " + first)))
            .orElseGet(() -> Outlets.of(List.of(Outlet.plain(located)),
                located.port().ours() ? Ends.down(located) : List.of()));
    }

    private Outlets collector(final Sink.Remote remote, final Host host) {
        final var local = remote.local().or(() -> host.tunnelAddress().flatMap(IpAddress::find));
        if (local.filter(address -> address.ipv4() == remote.address().ipv4()).isEmpty()) {
            return Outlets.not(local.isEmpty() ? Problems.noTunnelAddress(host)
                : SinkProblems.otherFamily(remote, host, local.orElseThrow()));
        }
        final var port = new CollectorPort(remote, local.orElseThrow(),
            TapBridges.plan(host).filter(bridge -> GreKinds.limits(bridge.datapathType())).isPresent());
        if (!host.underlay().knows(port.type())) {
            return Outlets.not(SinkProblems.unsupported(host, port));
        }
        final var member = port.overGre() ? ends.hosts().filter(other -> other.tunnelAddress()
            .flatMap(IpAddress::find).equals(Optional.of(remote.address()))).findFirst() : Optional.<Host>empty();
        if (member.isPresent()) {
            return Outlets.not(SinkProblems.isHost(remote, member.orElseThrow()));
        }
        final var located = located(host, port.name(), new Link(true, host.tunnelMtu()));
        final var problems = new ArrayList<Problem>();
        if (located.port().ours() && located.port().ofport().isPresent() && located.port().link().egress().isEmpty()) {
            problems.add(SinkProblems.noRoute(remote, host));
        }
        return Outlets.of(List.of(Outlet.to(port, carried(located))), problems);
    }

    /** A tunnel's port with the MTU of what its packets leave by. */
    private static Located carried(final Located tunnel) {
        final var port = tunnel.port();
        final var host = tunnel.host();
        final var mtu = port.link().egress().flatMap(host::mtu).or(host::tunnelMtu);
        return new Located(host, tunnel.bridge(), new Port(port.name(), port.nic(), port.vlans(), port.ofport(),
            port.active(), new Link(port.link().up(), mtu, port.link().egress()), port.ours(), port.error()));
    }

    /** A port of brtap: as it is there, or will be. */
    private static Located located(final Host host, final PortName name, final Link link) {
        final var brtap = Optional.ofNullable(host.bridges().get(Names.TAP_BRIDGE))
            .orElseGet(() -> new Bridge(Names.TAP_BRIDGE, "", new TreeMap<>(), new TreeSet<>()));
        final var port = Optional.ofNullable(brtap.ports().get(name)).orElseGet(() -> new Port(name, GuestNic.NONE,
            VlanMode.Trunk.ALL, Optional.empty(), true, link, false, Optional.empty()));
        return new Located(host, brtap, port);
    }
}
