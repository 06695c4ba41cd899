package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which of the recipients of one lane ask in turn. Those with a priority are one group if they have a source in
 * common, or are so joined by others; the first of it that takes a packet ends it for the group. Every other recipient
 * is a group of its own.
 */
final class Turns {
    private final Map<TapFlowNumber, TapFlowNumber> joined = new HashMap<>();

    /** Turns among all recipients of a lane. */
    Turns(final Collection<Recipient> recipients) {
        final var first = new HashMap<Origin, TapFlowNumber>();
        recipients.forEach(recipient -> recipient.turn().ifPresent(turn -> turn.origins().forEach(origin -> {
            final var other = first.putIfAbsent(origin, recipient.number());
            if (other != null) {
                joined.put(head(recipient.number()), head(other));
            }
        })));
    }

    /** Who stands for the group. */
    private TapFlowNumber head(final TapFlowNumber number) {
        var head = number;
        for (var next = joined.get(head); next != null && !next.equals(head); next = joined.get(head)) {
            head = next;
        }
        return head;
    }

    /** These recipients by group, in the order in which they are given; the groups in the order of their first. */
    Collection<List<Recipient>> groups(final Collection<Recipient> recipients) {
        final Map<TapFlowNumber, List<Recipient>> groups = new LinkedHashMap<>();
        recipients.forEach(recipient ->
            groups.computeIfAbsent(head(recipient.number()), head -> new ArrayList<>(1)).add(recipient));
        return groups.values();
    }

    /** What gives each of a group its turn: before the first, nobody has taken the packet. */
    static List<Action> actions(final List<Recipient> group, final Function<Recipient, List<Action>> each) {
        final var actions = new ArrayList<Action>();
        if (group.get(0).turn().isPresent()) {
            actions.add(new Action.SetField(Field.DECIDED, 0));
        }
        group.forEach(recipient -> actions.addAll(each.apply(recipient)));
        return actions;
    }
}
