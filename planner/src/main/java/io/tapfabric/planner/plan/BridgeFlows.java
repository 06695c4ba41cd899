package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The flows of one exact or whole lane: which tap-flows may want a packet of the bridge, by its VLAN, and of those that
 * want only some packets, which.
 */
final class BridgeFlows {
    private final Lane lane;
    private final SortedMap<PortName, Port> ports = new TreeMap<>();
    private final SortedMap<Recipient, Terms> wants = new TreeMap<>();
    private final Set<MacAddress> leftOut = new HashSet<>();

    BridgeFlows(final Lane lane) {
        this.lane = lane;
    }

    /**
     * Copies of these ports are for a tap-flow, as far as it wants them.
     *
     * @param of the ports of the lane
     * @param without MAC addresses of which nothing is copied
     */
    void tap(final Collection<Port> of, final Recipient recipient, final Terms terms,
            final Collection<MacAddress> without) {
        of.forEach(port -> ports.put(port.name(), port));
        wants.put(recipient, terms);
        leftOut.addAll(without);
    }

    SortedSet<PortName> ports() {
        return new TreeSet<>(ports.keySet());
    }

    void write(final Map<FlowKey, FlowEntry> flows) {
        final var turns = new Turns(wants.keySet());
        leftOut.forEach(mac -> {
            put(flows, Cookie.Role.LEFT_OUT, Priority.SINKS, Match.in(lane.tail()).and(Field.ETH_DST, mac), List.of());
            put(flows, Cookie.Role.LEFT_OUT, Priority.SINKS - 1, Match.in(lane.tail()).and(Field.ETH_SRC, mac),
                List.of());
        });
        final var vlans = lane.kind() == Lane.Kind.EXACT
            ? ports.values().stream().flatMap(port -> port.vlans().named().stream()).collect(Collectors.toSet())
            : wants.values().stream().flatMap(terms -> terms.named().stream()).collect(Collectors.toSet());
        new TreeSet<>(vlans).forEach(vlan -> put(flows, Cookie.Role.SOURCE, Priority.EXACT,
            Match.in(lane.tail()).vlan(vlan), inVlan(turns, vlan)));
        final var others = others(turns);
        if (!others.isEmpty()) {
            put(flows, Cookie.Role.SOURCE, Priority.OTHER_VLANS, Match.in(lane.tail()), others);
        }
        wants.forEach((recipient, terms) -> {
            final var select = new SelectFlows(lane, recipient);
            select.write(terms.terms(), flows);
            if (recipient.asks()) {
                select.write(terms.whole(lane.direction().out()), flows);
            }
        });
    }

    private List<Action> inVlan(final Turns turns, final int vlan) {
        final var actions = new ArrayList<Action>();
        if (untags(vlan)) {
            actions.add(new Action.PopVlan());
        }
        actions.addAll(copies(turns, terms -> terms.wants(vlan), terms -> terms.mayWant(vlan)));
        return actions;
    }

    /** Packets of VLANs that nobody names. */
    private List<Action> others(final Turns turns) {
        return lane.kind() == Lane.Kind.WHOLE
            || ports.values().stream().anyMatch(port -> port.vlans().named().isEmpty())
            ? copies(turns, Terms::everything, Terms::mayWantOthers) : List.of();
    }

    /** One copy for each tap-flow that wants the packets, or may. */
    private List<Action> copies(final Turns turns, final Predicate<Terms> want, final Predicate<Terms> mayWant) {
        final var some = wants.entrySet().stream().filter(entry -> want.or(mayWant).test(entry.getValue()))
            .map(Map.Entry::getKey).toList();
        return turns.groups(some).stream().flatMap(group -> Turns.actions(group, recipient ->
            want.test(wants.get(recipient)) ? recipient.handOver(lane.direction().out()) : recipient.ask()).stream())
            .toList();
    }

    /** Whether all guests behind the lane's ports see the VLAN without tag; a bridge's copies keep theirs. */
    private boolean untags(final int vlan) {
        return vlan != 0 && lane.kind() == Lane.Kind.EXACT && ports.values().stream()
            .filter(port -> port.vlans().carries(vlan)).allMatch(port -> port.vlans().untags(vlan));
    }

    private static void put(final Map<FlowKey, FlowEntry> flows, final Cookie.Role role, final int priority,
            final Match match, final List<Action> actions) {
        flows.put(new FlowKey(Table.BRIDGE, priority, match), new FlowEntry(Cookie.shared(role), actions));
    }
}
