package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.row.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the sinks of tap-services. A host's NIC serves the first enabled tap-service that asks for it.
 */
final class SinkFinder {
    private final Ends ends;
    private final Map<Place, TapServiceId> taken = new HashMap<>();

    SinkFinder(final Ends ends) {
        this.ends = ends;
    }

    Found find(final TapService service) {
        return service.sink().accept(new Sink.Visitor<Found>() {
            @Override
            public Found vnic(final Sink.Vnic vnic) {
                return ends.sink(vnic.selector());
            }

            @Override
            public Found nic(final Sink.Nic nic) {
                return ends.host(nic.host()).map(host -> SinkFinder.this.nic(service, nic, host))
                    .orElseGet(() -> Found.not(Problems.hostUnknown(nic.host())));
            }
        });
    }

    private Found nic(final TapService service, final Sink.Nic wanted, final Host host) {
        final var nic = host.nics().values().stream().filter(one -> wanted.name().map(one.name()::equals)
            .orElseGet(() -> wanted.mac().equals(Optional.of(one.mac())))).findFirst();
        if (nic.isEmpty()) {
            return Found.not(SinkProblems.noSuchNic(wanted, host));
        }
        if (host.bridges().isEmpty()) {
            return Found.not(SinkProblems.noBridge(wanted, host));
        }
        final var located = located(host, nic.orElseThrow());
        final var use = use(located, nic.orElseThrow());
        if (use.isPresent()) {
            return Found.not(SinkProblems.inUse(located.place(), use.orElseThrow()));
        }
        final var first = service.enabled() ? taken.putIfAbsent(located.place(), service.id()) : null;
        return first == null ? new Found(List.of(located), located.port().ours() ? Ends.down(located) : List.of())
            : Found.not(SinkProblems.inUse(located.place(), "it serves tap-service " + first));
    }

    /** The NIC as a port of brtap: as it is there, or will be. */
    private static Located located(final Host host, final HostNic nic) {
        final var brtap = Optional.ofNullable(host.bridges().get(Names.TAP_BRIDGE))
            .orElseGet(() -> new Bridge(Names.TAP_BRIDGE, "", new TreeMap<>(), new TreeSet<>()));
        final var port = Optional.ofNullable(brtap.ports().get(nic.name())).orElseGet(() -> new Port(nic.name(),
            GuestNic.NONE, VlanMode.Trunk.ALL, Optional.empty(), true, new Link(true, Optional.of(nic.mtu())), false,
            Optional.empty()));
        return new Located(host, brtap, port);
    }

    /** The row by which a NIC of the host is put on brtap; none for a guest's NIC, which is there by itself. */
    static Optional<Row.TapPort> row(final TapService service, final Located sink) {
        return service.sink().hostNic().map(nic -> new Row.TapPort(Names.TAP_BRIDGE, sink.port().name(), "",
            new TreeMap<>(), new TreeSet<>()));
    }

    /** What stands against taking it. Once it is ours, nothing does. */
    private static Optional<String> use(final Located located, final HostNic nic) {
        return located.port().ours() ? Optional.empty() : located.host().use(nic).map(use -> "it " + use);
    }
}
