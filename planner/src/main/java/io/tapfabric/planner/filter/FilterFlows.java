package io.tapfabric.planner.filter;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Cookie.Role;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The flows of a filter, which its tap-flows share: they find them by its number, in register 2.
 *
 * <p>All flows of a rule have one priority, which follows from the rule's alone: a rule that comes, goes or changes
 * does not touch the flows of the others. They do not overlap, so that it makes no difference which is found.
 *
 * <p>The id of a rule's conjunctions is its priority, in each direction, family and filter alike. It need not tell
 * more: a switch makes up a conjunction of flows of one table and one priority that match one packet, and ours match
 * the filter's number and the family as well; so does the flow that it then looks for by the id.
 *
 * <p>A rule that accepts or rejects has decided, and so has a default that accepts: register 3 says so afterwards, to
 * those of a lower priority. A default that rejects leaves the packet to them.
 *
 * <p>They rely on a switch that sees the ports of first fragments, as {@code ovs-ofctl set-frags brtap nx-match} makes
 * it: as a switch starts, it takes them for 0. The controller says so to brtap when it connects.
 */
public final class FilterFlows {
    private static final Action DECIDED = new Action.SetField(Field.DECIDED, 1);
    private static final Map<Verdict, List<Action>> OF_RULE = Map.of(Verdict.ACCEPT,
        List.of(DECIDED, new Action.Resubmit(Table.SESSION)), Verdict.REJECT, List.of(DECIDED));
    private static final Map<Verdict, List<Action>> OF_DEFAULT =
        Map.of(Verdict.ACCEPT, OF_RULE.get(Verdict.ACCEPT), Verdict.REJECT, List.of());
    private static final Map<Verdict, Cookie> COOKIES = Map.of(Verdict.ACCEPT, Cookie.shared(Role.FILTER_ACCEPT),
        Verdict.REJECT, Cookie.shared(Role.FILTER_REJECT));

    private final SortedMap<FlowKey, FlowEntry> flows = new TreeMap<>();
    private final Filter filter;

    private FilterFlows(final Filter filter) {
        this.filter = filter;
    }

    /** All flows of {@code filter}, in both directions. */
    public static SortedMap<FlowKey, FlowEntry> of(final Filter filter) {
        final var its = new FilterFlows(filter);
        its.put(Table.FILTER_IN, filter.in());
        its.put(Table.FILTER_OUT, filter.out());
        return its.flows;
    }

    private void put(final Table table, final List<FilterRule> rules) {
        rules.forEach(rule -> put(table, rule));
        flows.put(new FlowKey(table, Priority.FILTER_DEFAULT, Match.ANY.and(Field.FILTER, filter.number().value())),
            new FlowEntry(COOKIES.get(filter.otherwise()), OF_DEFAULT.get(filter.otherwise())));
    }

    private void put(final Table table, final FilterRule rule) {
        new RulePatterns(rule, filter.fragments()).patterns().forEach(pattern -> {
            pattern.demand(Field.FILTER, filter.number().value());
            pattern.flows(rule.priority(), OF_RULE.get(rule.verdict()), (match, actions) ->
                flows.put(new FlowKey(table, Priority.ofRule(rule.priority()), match),
                    new FlowEntry(COOKIES.get(rule.verdict()), actions)));
        });
    }
}
