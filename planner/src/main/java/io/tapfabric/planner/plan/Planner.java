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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    private final Copies copies = new Copies();
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
        final var draft = new FlowDraft(flow, on, Found.source(finder, flow.source()),
            sinks.getOrDefault(flow.service(), Found.NOTHING));
        draft.path().ifPresent(path -> check(path, draft));
        draft.path().ifPresent(path -> lay(path, draft));
        flows.put(flow.id(), draft.build());
    }

    private void check(final Path path, final FlowDraft draft) {
        final var source = path.source();
        final var other = Optional.ofNullable(copied.get(path.flow().service(), source.place()));
        other.ifPresent(earlier -> draft.block(Problems.duplicate(earlier, source)));
        final var type = tapBridges.get(source.host().id()).datapathType();
        if (!type.equals(source.bridge().datapathType())) {
            draft.block(Problems.datapathTypes(source, type));
        }
        if (path.remote()) {
            Stream.of(source, path.sink())
                .filter(end -> end.host().tunnelAddress().filter(InetAddresses::isInetAddress).isEmpty())
                .forEach(end -> draft.block(Problems.noTunnelAddress(end)));
        }
    }

    private void lay(final Path path, final FlowDraft draft) {
        final var source = path.source();
        final var found = lanes(source).find(source.port(), path.flow().direction());
        if (found.isEmpty()) {
            draft.block(Problems.mirrorsUsedUp(source));
            return;
        }
        final int ofOnePacket = copies.with(source, path.flow().direction());
        if (ofOnePacket > Limits.COPIES_PER_PACKET) {
            draft.block(Problems.copiesUsedUp(source, ofOnePacket));
            return;
        }
        found.orElseThrow().forEach(lane -> {
            draft.pass(source, lane.head());
            draft.pass(source, lane.tail());
        });
        if (path.remote()) {
            draft.pass(source, path.head().name());
            draft.pass(path.sink(), path.tail().name());
        }
        if (draft.path().isPresent()) {
            found.orElseThrow().forEach(lane -> draft.copiedBy(lane.mirror()));
            take(path, found.orElseThrow());
        }
    }

    private BridgeLanes lanes(final Located source) {
        return Optional.ofNullable(lanes.get(source.host().id(), source.bridge().name())).orElseGet(() -> {
            final var made = new BridgeLanes(source.bridge());
            lanes.put(source.host().id(), source.bridge().name(), made);
            return made;
        });
    }

    private void take(final Path path, final SortedSet<Lane> taken) {
        final var source = path.source();
        final var number = path.flow().number();
        final var near = drafts.get(source.host().id());
        final var far = drafts.get(path.sink().host().id());
        copied.put(path.flow().service(), source.place(), path.flow().id());
        copies.take(source, path.flow().direction());
        lanes(source).take(taken);
        taken.forEach(lane -> near.tap(lane, source.port(), number));
        if (path.remote()) {
            near.send(number, path.head());
            far.receive(number, path.tail());
        } else {
            near.sendHere(number);
        }
        far.deliver(number, path.sink().port().name());
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
