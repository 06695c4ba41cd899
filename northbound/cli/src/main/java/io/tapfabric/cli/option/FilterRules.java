package io.tapfabric.cli.option;

import com.google.common.base.Enums;
import io.tapfabric.cli.Failure;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.FilterRule;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.InBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.OutBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.FilterBuilder;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * The two lists of a filter's rules, by direction.
 */
public enum FilterRules {
    OUT(filter -> filter.nonnullOut().values(), (filter, rules) -> new FilterBuilder(filter).setOut(rules.stream()
        .map(rule -> new OutBuilder(rule).build()).collect(BindingMap.toOrderedMap())).build()),
    IN(filter -> filter.nonnullIn().values(), (filter, rules) -> new FilterBuilder(filter).setIn(rules.stream()
        .map(rule -> new InBuilder(rule).build()).collect(BindingMap.toOrderedMap())).build());

    /** Which of the two; small letters do as well. */
    public static final Leaf<FilterRules> LEAF = new Leaf<>(
        text -> Enums.getIfPresent(FilterRules.class, text.toUpperCase(Locale.ROOT)).toJavaUtil()
            .orElseThrow(IllegalArgumentException::new), "it is IN or OUT");

    private final Function<Filter, Collection<? extends FilterRule>> read;
    private final BiFunction<Filter, Collection<FilterRule>, Filter> write;

    FilterRules(final Function<Filter, Collection<? extends FilterRule>> read,
            final BiFunction<Filter, Collection<FilterRule>, Filter> write) {
        this.read = read;
        this.write = write;
    }

    /** The rules of a filter, in the order in which they are asked. */
    public SortedMap<Uint16, FilterRule> of(final Filter filter) {
        final var rules = new TreeMap<Uint16, FilterRule>();
        read.apply(filter).forEach(rule -> rules.put(rule.requirePriority(), rule));
        return rules;
    }

    /**
     * The filter with one more rule.
     *
     * @param replace whether the rule takes the place of one of its priority
     */
    public Filter with(final Filter filter, final FilterRule rule, final boolean replace) throws Failure {
        final var rules = of(filter);
        if (rules.put(rule.requirePriority(), rule) != null && !replace) {
            throw new Failure(name(filter) + " has a rule " + name() + ' ' + rule.requirePriority()
                + " already: give another --priority, or --replace");
        }
        return write.apply(filter, rules.values());
    }

    /** The filter without some rules. */
    public Filter without(final Filter filter, final Set<Uint16> priorities) throws Failure {
        final var rules = of(filter);
        for (var priority : priorities) {
            if (rules.remove(priority) == null) {
                throw new Failure(name(filter) + " has no rule " + name() + ' ' + priority + ": it has "
                    + (of(filter).isEmpty() ? "none" : of(filter).keySet().stream().map(Uint16::toString)
                        .collect(Collectors.joining(", "))));
            }
        }
        return write.apply(filter, rules.values());
    }

    private static String name(final Filter filter) {
        return "filter '" + filter.requireId().getValue() + "'";
    }
}
