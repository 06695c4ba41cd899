package io.tapfabric.planner.plan;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Table;
import com.google.common.net.InetAddresses;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.row.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns intents and inventory into the plan of every host. Pure: no I/O, no clock, no logging. Tap-flows are planned in
 * the order of their numbers, so what is scarce goes to those that were there first.
 */
public final class Planner {
    private final Intents intents;
    private final Finder finder;
    private final SortedMap<HostId, HostDraft> drafts = new TreeMap<>();
    private final Map<HostId, Row.TapBridge> tapBridges = new HashMap<>();
    private final Table<HostId, BridgeName, BridgeLanes> lanes = HashBasedTable.create();
    private final Table<TapServiceId, Place, TapFlowId> copied = HashBasedTable.create();
    private final Map<TapServiceId, Found> sinks = new HashMap<>();
    private final Map<TapServiceId, Integer> users = new HashMap<>();
    private final SortedMap<TapFlowId, TapFlowPlan> flows = new TreeMap<>();

    private Planner(final Intents intents, final Inventory inventory) {
        this.intents = intents;
        finder = new Finder(intents, inventory);
        inventory.hosts().values().forEach(this::begin);
        intents.services().values().forEach(service -> sinks.put(service.id(), Found.sink(finder, service.sink())));
        intents.flows().values().forEach(flow -> users.merge(flow.service(), 1, Integer::sum));
    }

    /** Plans; equal inputs give equal plans. */
    public static Plan plan(final Intents intents, final Inventory inventory) {
        final var planner = new Planner(intents, inventory);
        intents.flows().values().stream().sorted(Comparator.comparing(TapFlow::number)).forEach(planner::planOne);
        return planner.build();
    }

    private void begin(final Host host) {
        TapBridges.plan(host).ifPresent(bridge -> {
            tapBridges.put(host.id(), bridge);
            drafts.put(host.id(), new HostDraft(bridge));
        });
    }

    private void planOne(final TapFlow flow) {
        final var service = Optional.ofNullable(intents.services().get(flow.service()));
        final boolean on = flow.enabled() && service.filter(TapService::enabled).isPresent();
        final var source = Found.source(finder, flow.source());
        final var sink = sinks.getOrDefault(flow.service(), new Found(Optional.empty(), List.of()));
        final var path = new Path(flow, on, source.located(), sink.located());
        source.problems().forEach(path::block);
        sink.problems().forEach(path::block);
        if (on && path.open()) {
            check(path);
        }
        if (on && path.open()) {
            lay(path);
        }
        flows.put(flow.id(), path.build());
    }

    private void check(final Path path) {
        final var flow = path.flow();
        final var source = path.source().orElseThrow();
        final var sink = path.sink().orElseThrow();
        final var other = Optional.ofNullable(copied.get(flow.service(), source.place()));
        other.ifPresent(earlier -> path.block(Problems.duplicate(earlier, source)));
        final var type = tapBridges.get(source.host().id()).datapathType();
        if (!type.equals(source.bridge().datapathType())) {
            path.block(Problems.datapathTypes(source, type));
        }
        if (path.remote()) {
            List.of(source, sink).forEach(end -> {
                if (end.host().tunnelAddress().filter(InetAddresses::isInetAddress).isEmpty()) {
                    path.block(Problems.noTunnelAddress(end));
                }
            });
        }
    }

    private void lay(final Path path) {
        final var source = path.source().orElseThrow();
        final var found = lanes(source).find(source.port(), path.flow().direction());
        if (found.isEmpty()) {
            path.block(Problems.mirrorsUsedUp(source));
            return;
        }
        found.orElseThrow().forEach(lane -> {
            path.pass(source, lane.head());
            path.pass(source, lane.tail());
        });
        path.tunnels();
        if (path.open()) {
            copied.put(path.flow().service(), source.place(), path.flow().id());
            draw(path, found.orElseThrow());
        }
    }

    private BridgeLanes lanes(final Located source) {
        return Optional.ofNullable(lanes.get(source.host().id(), source.bridge().name())).orElseGet(() -> {
            final var made = new BridgeLanes(source.bridge());
            lanes.put(source.host().id(), source.bridge().name(), made);
            return made;
        });
    }

    private void draw(final Path path, final SortedSet<Lane> taken) {
        final var source = path.source().orElseThrow();
        final var number = path.flow().number();
        final var near = drafts.get(path.source().orElseThrow().host().id());
        final var far = drafts.get(path.sink().orElseThrow().host().id());
        lanes(source).take(taken);
        taken.forEach(lane -> {
            near.tap(lane, source.port(), number);
            path.copiedBy(lane.mirror());
        });
        if (path.remote()) {
            near.send(number, Tunnels.port(path.source().orElseThrow(), path.sink().orElseThrow()));
            far.receive(number, Tunnels.port(path.sink().orElseThrow(), path.source().orElseThrow()));
        } else {
            near.sendHere(number);
        }
        far.deliver(number, path.sink().orElseThrow().port().name());
    }

    private Plan build() {
        final var hosts = new TreeMap<HostId, HostPlan>();
        drafts.forEach((id, draft) -> hosts.put(id, draft.build()));
        final var services = new TreeMap<TapServiceId, TapServicePlan>();
        intents.services().forEach((id, service) -> services.put(id, new TapServicePlan(service,
            sinks.get(id).located().map(Located::place), users.getOrDefault(id, 0),
            new TreeSet<>(sinks.get(id).problems()))));
        return new Plan(intents.generation(), hosts, services, flows);
    }
}
