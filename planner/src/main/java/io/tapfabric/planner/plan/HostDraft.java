package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plan of one host while tap-flows are added to it. */
final class HostDraft {
    private final SortedMap<RowKey, Row> rows = new TreeMap<>();
    private final SortedMap<FlowKey, FlowEntry> flows = new TreeMap<>();
    private final SortedMap<Lane, SortedMap<PortName, SourceFlows.Tapped>> lanes = new TreeMap<>();

    HostDraft(final Row.TapBridge bridge) {
        row(bridge);
        for (var table : Table.values()) {
            flow(table, Priority.MISS, Match.ANY, Cookie.shared(Role.MISS));
        }
        flow(Table.SENDER, Priority.MISS, Match.ANY, Cookie.shared(Role.SENDER), new Action.Resubmit(Table.SESSION));
    }

    /** Copies of {@code source} come over {@code lane} for this tap-flow. */
    void tap(final Lane lane, final Port source, final TapFlowNumber number) {
        lanes.computeIfAbsent(lane, key -> new TreeMap<>())
            .computeIfAbsent(source.name(), name -> new SourceFlows.Tapped(source, new TreeSet<>()))
            .numbers().add(number);
        if (!lane.out() && lane.isShared()) {
            source.mac().ifPresent(mac -> notToSender(number, mac));
        }
    }

    private void notToSender(final TapFlowNumber number, final MacAddress mac) {
        flow(Table.SENDER, Priority.EXACT, of(number).and(Field.ETH_SRC, mac), Cookie.of(Role.SENDER, number));
    }

    /** The tap-flow's sink is on this host. */
    void sendHere(final TapFlowNumber number) {
        flow(Table.SESSION, Priority.EXACT, of(number), Cookie.of(Role.SESSION, number),
            new Action.Resubmit(Table.DELIVERY));
    }

    /** The tap-flow's sink is behind {@code tunnel}. */
    void send(final TapFlowNumber number, final Row.TapPort tunnel) {
        tunnel(tunnel);
        flow(Table.SESSION, Priority.EXACT, of(number), Cookie.of(Role.SESSION, number),
            new Action.SetField(Field.TUNNEL_ID, number.value()), new Action.Output(tunnel.name()));
    }

    /** The tap-flow's copies come out of {@code tunnel}. */
    void receive(final TapFlowNumber number, final Row.TapPort tunnel) {
        tunnel(tunnel);
        flow(Table.ARRIVAL, Priority.EXACT, Match.in(tunnel.name()).and(Field.TUNNEL_ID, number.value()),
            Cookie.of(Role.ARRIVAL, number), new Action.SetField(Field.TAP_FLOW, number.value()),
            new Action.Resubmit(Table.DELIVERY));
    }

    void deliver(final TapFlowNumber number, final PortName sink) {
        flow(Table.DELIVERY, Priority.EXACT, of(number), Cookie.of(Role.DELIVERY, number), new Action.Output(sink));
    }

    private void tunnel(final Row.TapPort port) {
        row(port);
        input(port.name(), Table.ARRIVAL);
    }

    private void input(final PortName port, final Table next) {
        flow(Table.INPUT, Priority.EXACT, Match.in(port), Cookie.shared(Role.INPUT), new Action.Resubmit(next));
    }

    private void lane(final Lane lane, final SortedMap<PortName, SourceFlows.Tapped> sources) {
        row(lane.headRow());
        row(lane.tailRow());
        row(lane.mirrorRow(new TreeSet<>(sources.keySet())));
        input(lane.tail(), lane.table());
        SourceFlows.of(lane, sources, flows);
    }

    private static Match of(final TapFlowNumber number) {
        return Match.ANY.and(Field.TAP_FLOW, number.value());
    }

    private void row(final Row row) {
        rows.put(row.key(), row);
    }

    private void flow(final Table table, final int priority, final Match match, final Cookie cookie,
            final Action... actions) {
        flows.put(new FlowKey(table, priority, match), new FlowEntry(cookie, List.of(actions)));
    }

    HostPlan build() {
        lanes.forEach(this::lane);
        return new HostPlan(rows, flows);
    }
}
