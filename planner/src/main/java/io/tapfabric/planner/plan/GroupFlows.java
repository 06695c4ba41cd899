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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The flows by which a copy for a group finds the one member that gets it. A group has the same on every host from
 * which the same members can be reached, so that both directions of a conversation meet at one.
 */
final class GroupFlows {
    /** Tables that a host has only if a tap-flow of it goes to a group. */
    static final Set<Table> TABLES = EnumSet.of(Table.SPREAD, Table.SLOT, Table.MEMBER);

    private GroupFlows() {
    }

    /** What sends a copy to a group. */
    static List<Action> to(final int group) {
        return List.of(new Action.SetField(Field.GROUP, group), new Action.Resubmit(Table.SPREAD));
    }

    /** Writes what all groups of a host need; what is not IP is in the first slot. */
    static void write(final Map<Integer, Spread> groups, final Map<FlowKey, FlowEntry> flows) {
        if (groups.isEmpty()) {
            return;
        }
        TABLES.forEach(table -> put(flows, new FlowKey(table, Priority.MISS, Match.ANY), Role.MISS));
        final var toSlot = new Action.Resubmit(Table.SLOT);
        Thinning.IP.forEach(type -> put(flows, new FlowKey(Table.SPREAD, Priority.CONVERSATION,
            Match.ANY.and(Field.ETH_TYPE, type)), Role.SPREAD,
            new Action.Multipath(Slots.COUNT, Slots.BASIS, Field.SLOT), toSlot));
        put(flows, new FlowKey(Table.SPREAD, Priority.EXACT, Match.ANY), Role.SPREAD,
            new Action.SetField(Field.SLOT, 0), toSlot);
        groups.forEach((group, spread) -> spread.slots().matches().forEach(slots -> put(flows, new FlowKey(Table.SLOT,
            Priority.EXACT, Match.ANY.and(Field.GROUP, group).and(Field.SLOT, slots.getKey())), Role.SLOT,
            new Action.SetField(Field.MEMBER, slots.getValue()), new Action.Resubmit(Table.MEMBER))));
    }

    private static void put(final Map<FlowKey, FlowEntry> flows, final FlowKey key, final Role role,
            final Action... actions) {
        flows.put(key, new FlowEntry(Cookie.shared(role), List.of(actions)));
    }
}
