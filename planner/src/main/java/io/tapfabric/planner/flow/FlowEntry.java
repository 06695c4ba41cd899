package io.tapfabric.planner.flow;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a flow does; together with its {@link FlowKey} the whole flow. A change of it is one overwrite in the switch.
 *
 * @param cookie whose flow it is
 * @param actions what is done with the packet, in order; none means drop
 */
public record FlowEntry(Cookie cookie, List<Action> actions) {
    public FlowEntry {
        actions = List.copyOf(actions);
    }

    @Override
    public String toString() {
        return "cookie=" + cookie + " actions=" + (actions.isEmpty() ? "drop"
            : actions.stream().map(Action::toString).collect(Collectors.joining(",")));
    }
}
