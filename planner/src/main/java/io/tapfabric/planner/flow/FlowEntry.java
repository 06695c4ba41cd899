package io.tapfabric.planner.flow;

import io.tapfabric.planner.model.TapFlowNumber;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a flow does; together with its {@link FlowKey} the whole flow. A change of it is one overwrite in the switch.
 *
 * @param cookie whose flow it is
 * @param meter id of the meter that counts the packet first, if one does
 * @param actions what is done with the packet then, in order; none means drop
 */
public record FlowEntry(Cookie cookie, OptionalInt meter, List<Action> actions) {
    public FlowEntry {
        actions = List.copyOf(actions);
    }

    /** A flow without meter. */
    public FlowEntry(final Cookie cookie, final List<Action> actions) {
        this(cookie, OptionalInt.empty(), actions);
    }

    /** The tap-flows that it serves; none if it serves all of them alike. */
    public SortedSet<TapFlowNumber> tapFlows() {
        final var numbers = new TreeSet<TapFlowNumber>();
        if (cookie.number() != 0) {
            numbers.add(new TapFlowNumber(cookie.number()));
        }
        actions.stream().filter(Action.SetField.class::isInstance).map(Action.SetField.class::cast)
            .filter(set -> set.field() == Field.TAP_FLOW).map(set -> new TapFlowNumber((int) set.value()))
            .forEach(numbers::add);
        return numbers;
    }

    @Override
    public String toString() {
        return "cookie=" + cookie + " " + actionText();
    }

    /** What is done with the packet, as ovs-ofctl prints it. */
    public String actionText() {
        final var steps = Stream.concat(meter.stream().mapToObj(id -> "meter:" + id),
            actions.stream().map(Action::toString)).collect(Collectors.joining(","));
        return "actions=" + (steps.isEmpty() ? "drop" : steps);
    }
}
