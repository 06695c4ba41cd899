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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The flows that recognise the sources of one lane, and what a copy of each means. A copy carries the tag of its VLAN
 * also if the guest sees none; then it is taken off, so that a sink sees what the guest sees.
 */
final class SourceFlows {
    /** A port that is tapped, and by whom. */
    record Tapped(Port port, SortedSet<TapFlowNumber> numbers) {
        boolean carries(final int vlan) {
            return port.vlans().carries(vlan);
        }

        boolean carriesAll() {
            return port.vlans().named().isEmpty();
        }

        boolean losesTag(final int vlan) {
            return vlan != 0 && port.vlans().untags(vlan);
        }
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
        if (!lane.out() && lane.isShared()) {
            writer.multicast();
        }
    }

    private void source(final Tapped source) {
        final var match = lane.isShared() ? Match.in(lane.tail()).and(lane.out() ? Field.ETH_SRC : Field.ETH_DST,
            source.port().mac().orElseThrow()) : Match.in(lane.tail());
        final var one = List.of(source);
        if (source.carriesAll()) {
            put(Cookie.Role.SOURCE, Priority.EXACT, match, copies(one, 0, Table.SESSION));
        }
        source.port().vlans().named().forEach(vlan ->
            put(Cookie.Role.SOURCE, Priority.EXACT, match.vlan(vlan), copies(one, vlan, Table.SESSION)));
    }

    /** What is sent to many reaches each source of its VLAN; the sender itself is left out in table SENDER. */
    private void multicast() {
        final var vlans = new TreeSet<Integer>();
        sources.forEach(source -> vlans.addAll(source.port().vlans().named()));
        vlans.forEach(vlan -> put(Cookie.Role.MULTICAST, Priority.VLAN_MULTICAST,
            Match.in(lane.tail()).multicast().vlan(vlan),
            copies(sources.stream().filter(source -> source.carries(vlan)).toList(), vlan, Table.SENDER)));
        final var everywhere = sources.stream().filter(Tapped::carriesAll).toList();
        if (!everywhere.isEmpty()) {
            put(Cookie.Role.MULTICAST, Priority.MULTICAST, Match.in(lane.tail()).multicast(),
                copies(everywhere, 0, Table.SENDER));
        }
    }

    /** One copy for each tap-flow; those whose guest sees no tag come last, as it cannot be put on again. */
    private static List<Action> copies(final List<Tapped> sources, final int vlan, final Table next) {
        final var actions = new ArrayList<Action>();
        sources.stream().filter(source -> !source.losesTag(vlan)).forEach(source -> each(source, next, actions));
        final var untagged = sources.stream().filter(source -> source.losesTag(vlan)).toList();
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
