package io.tapfabric.planner.explain;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.simulate.Trace;

/**
 * A flow that decided on a packet for a tap-flow, in words. Equal filters share their flows, so the tap-flow says which
 * filter it is.
 *
 * @param by the flow
 * @param flow the tap-flow
 */
record Judge(Trace.Hit by, TapFlow flow) {
    private static final Action DECIDED = new Action.SetField(Field.DECIDED, 1);

    /** Whether a flow says that the packet is taken. */
    static boolean decides(final Trace.Hit flow) {
        return flow.entry().actions().contains(DECIDED);
    }

    /** What a flow of its filter says. */
    String verdict() {
        if (by.entry().cookie().role() == Role.FILTER_ACCEPT) {
            return "accepted by " + authority();
        }
        return flow.priority().isPresent() && !decides(by)
            ? "passed on: no " + rules() + " rule of filter " + filter() + " matches, and its default rejects"
            : "rejected by " + authority();
    }

    /** Why those that come after it do not get the packet. */
    String taken() {
        return "taken by tap-flow '" + flow.id() + "'"
            + flow.priority().map(priority -> " of priority " + priority.value()).orElse("")
            + (by.key().table() == Table.SELECT ? ", which has no filter" : ", by " + authority());
    }

    private String authority() {
        final int priority = by.key().priority();
        return priority == Priority.FILTER_DEFAULT ? "the default of filter " + filter() + ": no rule matches"
            : rules() + " rule " + Priority.ruleOf(priority) + " of filter " + filter();
    }

    private String rules() {
        return by.key().table() == Table.FILTER_OUT ? "outbound" : "inbound";
    }

    private String filter() {
        return flow.filter().map(FilterId::value).orElseThrow();
    }
}
