package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.model.VlanMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The flows that recognise the sources of one lane, and what a copy of each means. Access ports' copies carry their
 * VLAN's tag; it is taken off, so that a sink sees what the guest sees.
 */
final class SourceFlows {
    /** A port that is tapped, and by whom. */
    record Tapped(Port port, SortedSet<TapFlowNumber> numbers) {
    }

    private final Lane lane;
    private final Collection<Tapped> sources;
    private final Map<FlowKey, FlowEntry> flows;

    private SourceFlows(final Lane lane, final Collection<Tapped> sources, final Map<FlowKey, FlowEntry> flows) {
        this.lane = lane;
        this.sources = sources;
        this.flows = flows;
    }

    static void of(final Lane lane, final SortedMap<PortName, Tapped> sources, final Map<FlowKey, FlowEntry> flows) {
        final var writer = new SourceFlows(lane, sources.values(), flows);
        sources.values().forEach(writer::source);
        if (!lane.out() && lane.only().isEmpty()) {
            writer.multicast();
        }
    }

    private void source(final Tapped source) {
        final var match = source.port().vlans() instanceof VlanMode.Access access
            ? Match.in(lane.tail()).vlan(access.vlan()) : Match.in(lane.tail());
        final var mac = lane.out() ? Field.ETH_SRC : Field.ETH_DST;
        put(Cookie.Role.SOURCE, Priority.EXACT, lane.only().isPresent() ? match
            : source.port().mac().map(address -> match.and(mac, address)).orElse(match),
            untagged(source.port()) ? then(List.of(), List.of(source), Table.SESSION)
                : then(List.of(source), List.of(), Table.SESSION));
    }

    /** What is sent to many reaches each source of its VLAN; the sender itself is left out in table SENDER. */
    private void multicast() {
        final var vlans = new TreeSet<Integer>();
        sources.forEach(source -> vlans.addAll(vlans(source.port())));
        vlans.forEach(this::multicast);
        final var anywhere = sources.stream().filter(SourceFlows::everywhere).toList();
        if (!anywhere.isEmpty()) {
            put(Cookie.Role.MULTICAST, Priority.MULTICAST, Match.in(lane.tail()).multicast(),
                then(anywhere, List.of(), Table.SENDER));
        }
    }

    private void multicast(final int vlan) {
        final var carrying = sources.stream().filter(source -> source.port().vlans().carries(vlan)).toList();
        final var untagged = carrying.stream().filter(source -> untagged(source.port())).toList();
        put(Cookie.Role.MULTICAST, Priority.VLAN_MULTICAST, Match.in(lane.tail()).multicast().vlan(vlan),
            then(carrying.stream().filter(source -> !untagged.contains(source)).toList(), untagged, Table.SENDER));
    }

    private static SortedSet<Integer> vlans(final Port port) {
        return port.vlans() instanceof VlanMode.Access access ? new TreeSet<>(List.of(access.vlan()))
            : port.vlans() instanceof VlanMode.Trunk trunk ? trunk.vlans() : new TreeSet<>();
    }

    private static boolean everywhere(final Tapped source) {
        return source.port().vlans() instanceof VlanMode.Trunk trunk && trunk.all();
    }

    /** Whether the guest sees untagged what brtap sees tagged. */
    private static boolean untagged(final Port port) {
        return port.vlans() instanceof VlanMode.Access access && access.vlan() != 0;
    }

    private static List<Action> then(final List<Tapped> tagged, final List<Tapped> untagged, final Table next) {
        final var actions = new ArrayList<Action>();
        tagged.forEach(source -> each(source, next, actions));
        if (!untagged.isEmpty()) {
            actions.add(new Action.PopVlan());
            untagged.forEach(source -> each(source, next, actions));
        }
        return actions;
    }

    private static void each(final Tapped source, final Table next, final List<Action> actions) {
        source.numbers().forEach(number -> {
            actions.add(new Action.SetField(Field.TAP_FLOW, number.value()));
            actions.add(new Action.Resubmit(next));
        });
    }

    private void put(final Cookie.Role role, final int priority, final Match match, final List<Action> actions) {
        flows.put(new FlowKey(lane.table(), priority, match), new FlowEntry(Cookie.shared(role), actions));
    }
}
