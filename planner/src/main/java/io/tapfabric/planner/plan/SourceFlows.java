package io.tapfabric.planner.plan;

import com.google.common.collect.Sets;
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
import java.util.Set;
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
        sources.values().forEach(source -> source(source, flows));
        if (lane.direction().in()) {
            multicast(flows);
        }
    }

    private void source(final Tapped source, final Map<FlowKey, FlowEntry> flows) {
        final var match = Match.in(lane.tail()).and(lane.direction().out() ? Field.ETH_SRC : Field.ETH_DST,
            source.port().mac().orElseThrow());
        final var one = List.of(source);
        if (source.carriesAll()) {
            put(flows, Cookie.Role.SOURCE, Priority.EXACT, match, copies(one, 0));
        }
        source.port().vlans().named().forEach(vlan ->
            put(flows, Cookie.Role.SOURCE, Priority.EXACT, match.vlan(vlan), copies(one, vlan)));
    }

    /** What is sent to many reaches each source of its VLAN; the sender itself is left out in table SESSION. */
    private void multicast(final Map<FlowKey, FlowEntry> flows) {
        final var vlans = new TreeSet<Integer>();
        sources.values().forEach(source -> vlans.addAll(source.port().vlans().named()));
        vlans.forEach(vlan -> put(flows, Cookie.Role.MULTICAST, Priority.VLAN_MULTICAST,
            Match.in(lane.tail()).multicast().vlan(vlan),
            copies(sources.values().stream().filter(source -> source.carries(vlan)).toList(), vlan)));
        final var everywhere = sources.values().stream().filter(Tapped::carriesAll).toList();
        if (!everywhere.isEmpty()) {
            put(flows, Cookie.Role.MULTICAST, Priority.MULTICAST, Match.in(lane.tail()).multicast(),
                copies(everywhere, 0));
        }
    }

    /** One copy for each tap-flow; those whose guests see no tag come last, as it cannot be put on again. */
    private List<Action> copies(final List<Tapped> tapped, final int vlan) {
        final var tagged = recipients(tapped.stream().filter(source -> !source.losesTag(vlan)).toList());
        final var actions = new ArrayList<Action>();
        tagged.forEach(recipient -> actions.addAll(recipient.handOver(lane.direction().out())));
        final var untagged = Sets.difference(recipients(tapped), tagged);
        if (!untagged.isEmpty()) {
            actions.add(new Action.PopVlan());
            untagged.forEach(recipient -> actions.addAll(recipient.handOver(lane.direction().out())));
        }
        return actions;
    }

    private static Set<Recipient> recipients(final Collection<Tapped> sources) {
        final var recipients = new TreeSet<Recipient>();
        sources.forEach(source -> recipients.addAll(source.recipients()));
        return recipients;
    }

    private void put(final Map<FlowKey, FlowEntry> flows, final Cookie.Role role, final int priority, final Match match,
            final List<Action> actions) {
        flows.put(new FlowKey(lane.table(), priority, match), new FlowEntry(Cookie.shared(role), actions));
    }
}
