package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Table;
import java.util.List;
import java.util.Map;

/**
 * The flows of one lane by which a tap-flow says what it wants.
 *
 * @param lane what the copies come by
 * @param recipient the tap-flow
 */
record SelectFlows(Lane lane, Recipient recipient) {
    void write(final List<Terms.Term> terms, final Map<FlowKey, FlowEntry> flows) {
        terms.forEach(term -> flows.put(
            new FlowKey(Table.SELECT, term.priority(), recipient.asked(term.match().from(lane.tail()))), entry(term)));
    }

    private FlowEntry entry(final Terms.Term term) {
        return switch (term.use()) {
            // in turn, those behind it must know whether it has taken the packet
            case OWN -> new FlowEntry(Cookie.of(Cookie.Role.SENDER, recipient.number()),
                recipient.turn().isPresent() ? recipient.onward(true) : List.of());
            case NONE -> new FlowEntry(Cookie.of(Cookie.Role.LEFT_OUT, recipient.number()), List.of());
            case SENT, RECEIVED -> new FlowEntry(Cookie.of(Cookie.Role.SELECT, recipient.number()),
                recipient.onward(term.use() == Terms.Use.SENT));
        };
    }
}
