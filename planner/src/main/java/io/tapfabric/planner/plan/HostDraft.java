package io.tapfabric.planner.plan;

import io.tapfabric.planner.filter.FilterFlows;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The plan of one host while tap-flows are added to it. */
final class HostDraft {
    private final SortedMap<RowKey, Row> rows = new TreeMap<>();
    private final SortedMap<FlowKey, FlowEntry> flows = new TreeMap<>();
    private final SortedMap<Lane, SourceFlows> shared = new TreeMap<>();
    private final SortedMap<Lane, BridgeFlows> ofBridges = new TreeMap<>();
    private final SortedMap<FilterNumber, Filter> filters = new TreeMap<>();
    private final SortedMap<TapFlowNumber, Exits> exits = new TreeMap<>();
    private final SortedMap<PortName, TunnelPort> tunnels = new TreeMap<>();
    private final SortedMap<PortName, CollectorPort> collectors = new TreeMap<>();
    private final SortedMap<Integer, Spread> groups = new TreeMap<>();

    HostDraft(final Row.TapBridge bridge) {
        row(bridge);
        Arrays.stream(Table.values())
            .filter(table -> !Thinning.TABLES.contains(table) && !GroupFlows.TABLES.contains(table))
            .forEach(table -> flow(table, Priority.MISS, Match.ANY, Cookie.shared(Role.MISS)));
    }

    /** Copies of these ports come over a shared lane for this tap-flow. */
    void tap(final Lane lane, final Collection<Port> sources, final TapFlow flow, final Recipient recipient) {
        final var recognised = shared.computeIfAbsent(lane, SourceFlows::new);
        sources.forEach(source -> {
            recognised.tap(source, recipient);
            if (lane.direction().in()) {
                notFromSources(lane, source, sources, flow);
            }
        });
        if (recipient.asks()) {
            new SelectFlows(lane, recipient).write(lane.direction().out() ? Terms.sent()
                : Terms.received(sources, flow.direction()), flows);
        }
    }

    /**
     * What a source sent itself is no copy of what the sources receive: either the lane of what they send has it, or it
     * is not wanted, unless another source receives it too.
     */
    private void notFromSources(final Lane lane, final Port source, final Collection<Port> sources,
            final TapFlow flow) {
        final var sent = Match.in(lane.tail()).and(Field.TAP_FLOW, flow.number().value())
            .and(Field.ETH_SRC, source.mac().orElseThrow());
        if (flow.direction().out()) {
            flow(Table.SESSION, Priority.OWN, sent, Cookie.of(Role.SENDER, flow.number()));
        } else if (Terms.alone(source, sources)) {
            flow(Table.SESSION, Priority.OWN, sent.multicast(), Cookie.of(Role.SENDER, flow.number()));
        }
    }

    /** Copies of a whole bridge, or of certain ports, come over a lane for this tap-flow, as far as it wants them. */
    void tapBridge(final Lane lane, final Collection<Port> ports, final Recipient recipient, final Terms terms,
            final Collection<MacAddress> without) {
        ofBridges.computeIfAbsent(lane, BridgeFlows::new).tap(ports, recipient, terms, without);
    }

    /** A filter judges copies here. */
    void judge(final Filter filter) {
        filters.put(filter.number(), filter);
    }

    /** A row of a port that is neither lane nor tunnel to another host. */
    void port(final Row.TapPort port) {
        row(port);
    }

    /** Copies for a member leave here for its sink; {@code limit} is the longest copy that fits, if some may not. */
    void deliver(final TapFlow flow, final int member, final Outlet outlet, final OptionalInt limit) {
        exits(flow).sink(member, outlet.exit(flow), limit);
    }

    /** A collector is sent to from here, now or as soon as it can be. */
    void reach(final Outlet outlet) {
        outlet.collector().ifPresent(collector -> collectors.put(collector.name(), collector));
    }

    /** The tap-flow's copies go to a member of a group from here. */
    void spread(final TapFlow flow, final Spread group) {
        groups.put(group.group(), group);
        exits(flow).group(group.group());
    }

    /** The tap-flow's copies begin here. */
    void send(final TapFlow flow) {
        exits(flow).source();
    }

    /** The tap-flow's copies for a member leave by a tunnel. */
    void send(final TapFlow flow, final int member, final TunnelPort tunnel, final OptionalInt limit) {
        tunnel(tunnel);
        exits(flow).tunnel(member, tunnel, limit);
    }

    /** The tap-flow's copies for a member come out of a tunnel. */
    void receive(final TapFlow flow, final int member, final TunnelPort tunnel) {
        tunnel(tunnel);
        final var actions = new ArrayList<Action>();
        actions.add(new Action.SetField(Field.TAP_FLOW, flow.number().value()));
        if (member != Way.EVERY) {
            actions.add(new Action.SetField(Field.MEMBER, member));
        }
        actions.add(new Action.Resubmit(Table.DELIVERY));
        flow(Table.ARRIVAL, Priority.EXACT, Match.in(tunnel.name())
            .and(Field.TUNNEL_ID, TunnelPort.key(flow, member)), Cookie.of(Role.ARRIVAL, flow.number()),
            actions.toArray(Action[]::new));
    }

    private Exits exits(final TapFlow flow) {
        return exits.computeIfAbsent(flow.number(), number -> new Exits(flow));
    }

    private void tunnel(final TunnelPort tunnel) {
        tunnels.put(tunnel.name(), tunnel);
    }

    private void input(final PortName port, final Table next) {
        flow(Table.INPUT, Priority.EXACT, Match.in(port), Cookie.shared(Role.INPUT), new Action.Resubmit(next));
    }

    private void lane(final Lane lane, final SortedSet<PortName> ports) {
        row(lane.headRow());
        row(lane.tailRow());
        row(lane.mirrorRow(ports));
        input(lane.tail(), lane.table());
    }

    private void row(final Row row) {
        rows.put(row.key(), row);
    }

    private void flow(final Table table, final int priority, final Match match, final Cookie cookie,
            final Action... actions) {
        flows.put(new FlowKey(table, priority, match), new FlowEntry(cookie, List.of(actions)));
    }

    HostPlan build() {
        shared.forEach((lane, sources) -> {
            lane(lane, sources.ports());
            sources.write(flows);
        });
        ofBridges.forEach((lane, bridge) -> {
            lane(lane, bridge.ports());
            bridge.write(flows);
        });
        filters.values().forEach(filter -> flows.putAll(FilterFlows.of(filter)));
        final var meters = new Meters();
        exits.values().forEach(exit -> exit.write(flows, meters));
        GroupFlows.write(groups, flows);
        collectors.values().forEach(collector -> {
            row(collector.row());
            leaveOut(List.of(collector.outer()));
        });
        tunnels.values().forEach(tunnel -> {
            row(tunnel.row());
            input(tunnel.name(), Table.ARRIVAL);
            leaveOut(tunnel.outer());
        });
        return new HostPlan(rows, flows, meters.byId());
    }

    /** Packets that carry copies are not copied with a bridge. */
    private void leaveOut(final List<Match> carriers) {
        if (!ofBridges.isEmpty()) {
            carriers.forEach(match -> flow(Table.BRIDGE, Priority.TUNNELS, match, Cookie.shared(Role.LEFT_OUT)));
        }
    }
}
