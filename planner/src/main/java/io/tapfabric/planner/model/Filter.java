package io.tapfabric.planner.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Which of the packets that its tap-flows see are copied, as asked for. The first rule, by priority, that matches a
 * packet decides.
 *
 * @param id the client's id
 * @param number what stands for the filter in register 2
 * @param in rules for what the source receives, no two of one priority; kept in their order
 * @param out rules for what it sends, likewise
 * @param otherwise what is said of a packet that no rule matches
 * @param fragments which later fragments a rule takes that looks into layer 4
 */
public record Filter(FilterId id, FilterNumber number, List<FilterRule> in, List<FilterRule> out, Verdict otherwise,
        Fragments fragments) {
    public Filter {
        in = sorted("IN", in);
        out = sorted("OUT", out);
    }

    private static List<FilterRule> sorted(final String direction, final List<FilterRule> rules) {
        final var seen = new HashSet<Integer>();
        rules.forEach(rule -> {
            if (!seen.add(rule.priority())) {
                throw new IllegalArgumentException("priority " + rule.priority() + " of two " + direction
                    + " rules, allowed one for each rule of a direction");
            }
        });
        return rules.stream().sorted(Comparator.comparingInt(FilterRule::priority)).toList();
    }
}
