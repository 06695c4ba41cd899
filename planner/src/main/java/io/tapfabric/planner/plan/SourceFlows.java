package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The flows that recognise the sources of one shared lane, and what a copy of each means. A copy carries the tag of its
 * VLAN also if the guest sees none; then it is taken off, so that a sink sees what the guest sees.
 */
final class SourceFlows {
    private final Lane lane;
    private final SortedMap<PortName, Tapped> sources = new TreeMap<>();

    /** A port that is tapped, and by whom. */
    private record Tapped(Port port, SortedSet<Recipient> recipients) {
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

    SourceFlows(final Lane lane) {
        this.lane = lane;
    }

    void tap(final Port source, final Recipient recipient) {
        sources.computeIfAbsent(source.name(), name -> new Tapped(source, new TreeSet<>())).recipients()
            .add(recipient);
    }

    SortedSet<PortName> ports() {
        return new TreeSet<>(sources.keySet());
    }

    void write(final Map<FlowKey, FlowEntry> flows) {
        final var turns = new Turns(recipients(sources.values()));
        sources.values().forEach(source -> source(source, turns, flows));
        if (lane.direction().in()) {
            multicast(turns, flows);
        }
    }

    private void source(final Tapped source, final Turns turns, final Map<FlowKey, FlowEntry> flows) {
        final var match = Match.in(lane.tail()).and(lane.direction().out() ? Field.ETH_SRC : Field.ETH_DST,
            source.port().mac().orElseThrow());
        final var one = List.of(source);
        if (source.carriesAll()) {
            put(flows, Cookie.Role.SOURCE, Priority.EXACT, match, copies(one, 0, turns));
        }
        source.port().vlans().named().forEach(vlan ->
            put(flows, Cookie.Role.SOURCE, Priority.EXACT, match.vlan(vlan), copies(one, vlan, turns)));
    }

    /** What is sent to many reaches each source of its VLAN; the sender itself is left out in table SESSION. */
    private void multicast(final Turns turns, final Map<FlowKey, FlowEntry> flows) {
        final var vlans = new TreeSet<Integer>();
        sources.values().forEach(source -> vlans.addAll(source.port().vlans().named()));
        vlans.forEach(vlan -> put(flows, Cookie.Role.MULTICAST, Priority.VLAN_MULTICAST,
            Match.in(lane.tail()).multicast().vlan(vlan),
            copies(sources.values().stream().filter(source -> source.carries(vlan)).toList(), vlan, turns)));
        final var everywhere = sources.values().stream().filter(Tapped::carriesAll).toList();
        if (!everywhere.isEmpty()) {
            put(flows, Cookie.Role.MULTICAST, Priority.MULTICAST, Match.in(lane.tail()).multicast(),
                copies(everywhere, 0, turns));
        }
    }

    /**
     * One copy for each tap-flow; those of which no guest sees a tag come last, as it cannot be put on again. Tap-flows
     * that take turns see it if one of them does.
     */
    private List<Action> copies(final List<Tapped> tapped, final int vlan, final Turns turns) {
        final var tagged = recipients(tapped.stream().filter(source -> !source.losesTag(vlan)).toList());
        final var groups = turns.groups(recipients(tapped));
        final var actions = new ArrayList<Action>();
        groups.stream().filter(group -> group.stream().anyMatch(tagged::contains))
            .forEach(group -> actions.addAll(handOver(group)));
        final var untagged = groups.stream().filter(group -> group.stream().noneMatch(tagged::contains)).toList();
        if (!untagged.isEmpty()) {
            actions.add(new Action.PopVlan());
            untagged.forEach(group -> actions.addAll(handOver(group)));
        }
        return actions;
    }

    private List<Action> handOver(final List<Recipient> group) {
        return Turns.actions(group, recipient -> recipient.handOver(lane.direction().out()));
    }

    private static SortedSet<Recipient> recipients(final Collection<Tapped> sources) {
        final var recipients = new TreeSet<Recipient>();
        sources.forEach(source -> recipients.addAll(source.recipients()));
        return recipients;
    }

    private void put(final Map<FlowKey, FlowEntry> flows, final Cookie.Role role, final int priority, final Match match,
            final List<Action> actions) {
        flows.put(new FlowKey(lane.table(), priority, match), new FlowEntry(Cookie.shared(role), actions));
    }
}
