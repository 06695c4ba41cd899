package io.tapfabric.planner.plan;

import com.google.common.collect.HashBasedTable;
import com.google.common.collect.Sets;
import com.google.common.collect.Table;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Intents;
import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapService;
import io.tapfabric.planner.model.TapServiceId;
import io.tapfabric.planner.row.Row;
import java.util.ArrayList;
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
    private final Ends ends;
    private final Filters filters;
    private final SortedMap<HostId, HostDraft> drafts = new TreeMap<>();
    private final Map<HostId, Row.TapBridge> tapBridges = new HashMap<>();
    private final Table<HostId, BridgeName, BridgeLanes> lanes = HashBasedTable.create();
    private final Copies resubmits = new Copies(Limits.RESUBMITS);
    private final Copies octets = new Copies(Limits.ACTION_OCTETS);
    private final Objections objections = new Objections();
    private final TurnLanes turns = new TurnLanes();
    private final Map<TapServiceId, Destination> destinations;
    private final Groups groups;
    private final SinkGuests sinkGuests = new SinkGuests();
    private final Map<TapServiceId, Integer> users = new HashMap<>();
    private final SortedMap<TapFlowId, TapFlowPlan> flows = new TreeMap<>();

    private Planner(final Intents intents, final Inventory inventory) {
        this.intents = intents;
        filters = new Filters(intents);
        ends = new Ends(new Finder(intents, inventory));
        inventory.hosts().values().forEach(this::begin);
        final var sinks = SinkFinder.find(ends, intents.services().values());
        groups = new Groups(intents.services(), sinks);
        destinations = new HashMap<>(sinks);
        destinations.putAll(groups.destinations());
        intents.services().values().stream().filter(TapService::enabled).forEach(service -> found(service, inventory));
        intents.flows().values().forEach(flow -> flow.services().forEach(service ->
            users.merge(service, 1, Integer::sum)));
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

    /** Takes up the sinks of a tap-service that are there whether something is copied to them or not. */
    private void found(final TapService service, final Inventory inventory) {
        final var destination = destinations.get(service.id());
        final var places = new TreeMap<>(destination.anywhere().places());
        if (service.sink() instanceof Sink.Device) {
            inventory.hosts().values().stream().filter(host -> drafts.containsKey(host.id()))
                .forEach(host -> places.putAll(destination.outlets(host).places()));
        }
        places.forEach((place, port) -> {
            sinkGuests.add(port);
            SinkRows.row(service.sink(), place.port()).ifPresent(row -> drafts.get(place.host()).port(row));
        });
    }

    private void planOne(final TapFlow flow) {
        final var enabled = Sets.filter(flow.services(), this::enabled);
        final boolean on = flow.enabled() && !enabled.isEmpty();
        final var parts = new ArrayList<PartDraft>();
        flow.sources().forEach((id, source) -> parts.addAll(SourceFinder.find(ends, id, source)));
        final var draft = new FlowDraft(flow, on, parts, find(enabled.isEmpty() ? flow.services() : enabled));
        for (var tap : draft.taps()) {
            final var tapBridge = tapBridges.get(tap.host().id());
            final var targets = draft.targets(tap, outlet -> objections.against(tap, outlet, tapBridge));
            if (targets.services().isEmpty()) {
                continue;
            }
            targets.outlets().spreads().forEach(spread -> spread.idle().forEach(drafts.get(tap.host().id())::reach));
            objections.check(tap, targets.services(), Way.all(tap, targets.outlets()).toList(), tapBridge);
            if (filters.lack(flow)) {
                tap.block(Problems.filterNotFound(flow.filter().orElseThrow()));
            }
            tap.open().ifPresent(left -> lay(left, targets, draft));
        }
        flows.put(flow.id(), draft.build());
    }

    private boolean enabled(final TapServiceId service) {
        return Optional.ofNullable(intents.services().get(service)).filter(TapService::enabled).isPresent();
    }

    private SortedMap<TapServiceId, Destination> find(final SortedSet<TapServiceId> services) {
        final var found = new TreeMap<TapServiceId, Destination>();
        services.forEach(service -> found.put(service, destinations.getOrDefault(service, Destination.NONE)));
        return found;
    }

    private void lay(final BridgeTap tap, final FlowDraft.Targets targets, final FlowDraft draft) {
        final var outlets = targets.outlets();
        final var here = lanes(tap);
        final var untold = tap.wide() ? here.untold(tap) : Optional.<Port>empty();
        if (untold.isPresent()) {
            tap.block(Problems.overlaps(tap, untold.orElseThrow()));
            return;
        }
        final var wanted = here.wanted(tap);
        if (!here.roomFor(wanted)) {
            tap.block(Problems.mirrorsUsedUp(tap, here.owners()));
            return;
        }
        final var apart = turns.apart(tap, wanted);
        if (apart.isPresent()) {
            tap.block(Problems.prioritiesApart(tap, apart.orElseThrow()));
            return;
        }
        final var judgement = Judgement.of(tap, filters.of(tap.flow()), wanted);
        final var unknown = judgement.untold(tap);
        if (unknown.isPresent()) {
            tap.block(Problems.directionUnknown(unknown.orElseThrow(), tap.flow().filter().orElseThrow()));
            return;
        }
        final var ways = Way.all(tap, outlets).toList();
        final var cost = Cost.of(tap, judgement, outlets);
        final var more = List.of(resubmits.with(tap, cost.resubmits()), octets.with(tap, cost.octets()));
        if (!more.stream().allMatch(Copies.Change::fits)) {
            tap.block(Problems.copiesUsedUp(tap));
            return;
        }
        wanted.forEach(lane -> {
            draft.pass(tap.host(), lane.head()).ifPresent(tap::block);
            draft.pass(tap.host(), lane.tail()).ifPresent(tap::block);
        });
        ways.stream().filter(Way::remote).forEach(way -> {
            draft.pass(tap.host(), way.head().name()).ifPresent(tap::block);
            draft.pass(way.end(), way.tail().name()).ifPresent(tap::block);
        });
        ways.stream().filter(way -> way.to().collector().isPresent()).forEach(way ->
            draft.pass(way.end(), way.to().at().port().name()).ifPresent(tap::block));
        if (tap.open().isPresent()) {
            here.take(wanted, tap.flow().id());
            more.forEach(Copies.Change::take);
            objections.take(tap, targets.services(), ways);
            turns.take(tap, wanted);
            take(tap, wanted, judgement);
            outlets.spreads().forEach(spread -> drafts.get(tap.host().id()).spread(tap.flow(), spread));
            ways.forEach(this::take);
        }
    }

    private BridgeLanes lanes(final BridgeTap tap) {
        return Optional.ofNullable(lanes.get(tap.host().id(), tap.bridge().name())).orElseGet(() -> {
            final var made = new BridgeLanes(tap.bridge());
            lanes.put(tap.host().id(), tap.bridge().name(), made);
            return made;
        });
    }

    private void take(final BridgeTap tap, final SortedSet<Lane> taken, final Judgement judgement) {
        final var near = drafts.get(tap.host().id());
        final var names = new TreeSet<>(taken.stream().map(Lane::mirror).toList());
        final var nics = tap.nics();
        final var recipient = judgement.recipient(tap);
        near.send(tap.flow());
        judgement.filter().ifPresent(near::judge);
        taken.forEach(lane -> {
            if (lane.kind() == Lane.Kind.SHARED) {
                near.tap(lane, nics.values(), tap.flow(), recipient);
            } else if (tap.wide()) {
                near.tapBridge(lane, tap.wholePorts(), recipient, judgement.terms(tap),
                    sinkGuests.addresses(tap.bridge()));
            } else {
                near.tapBridge(lane, nics.values(), recipient, judgement.terms(tap), List.of());
            }
        });
        tap.parts().forEach(part -> part.copy(tap.portNames(part), names));
    }

    private void take(final Way way) {
        final var flow = way.from().flow();
        final var near = drafts.get(way.from().host().id());
        final var far = drafts.get(way.end().id());
        if (way.remote()) {
            near.send(flow, way.member(), way.head(), way.tunnelLimit());
            far.receive(flow, way.member(), way.tail());
            way.tunnelLimit().ifPresent(limit -> way.from().block(Problems.tunnelMtu(way, limit)));
        }
        far.reach(way.to());
        far.deliver(flow, way.member(), way.to(), way.sinkLimit());
        way.sinkLimit().ifPresent(limit -> way.from().block(Problems.sinkMtu(way, limit)));
    }

    private Plan build() {
        final var hosts = new TreeMap<HostId, HostPlan>();
        drafts.forEach((id, draft) -> hosts.put(id, draft.build()));
        final var services = new TreeMap<TapServiceId, TapServicePlan>();
        intents.services().forEach((id, service) -> {
            final var overall = groups.overall(service).orElseGet(destinations.get(id)::overall);
            services.put(id, new TapServicePlan(service, new TreeSet<>(overall.places().keySet()),
                users.getOrDefault(id, 0), new TreeSet<>(overall.problems())));
        });
        return new Plan(intents.generation(), intents.filters(), hosts, services, flows);
    }
}
