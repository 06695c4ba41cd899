package io.tapfabric.cli.option;

import io.tapfabric.cli.Failure;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.FilterRule;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.filter.InBuilder;

/**
 * A filter's rule, as options say it.
 */
public final class RuleOptions {
    private RuleOptions() {
        // static only
    }

    /** The rule that the options describe; of which direction, it does not say. */
    public static FilterRule get(final Given given) throws Failure {
        final var rule = new InBuilder().setPriority(given.get(Word.PRIORITY, RuleLeaf.PRIORITY))
            .setAction(given.get(Word.ACTION, Leaf.VERDICT));
        for (var criterion : Criterion.ALL) {
            criterion.put(given, rule);
        }
        return rule.build();
    }

    /** What a rule asks of a packet, in words for people. */
    public static String phrase(final FilterRule rule) {
        final var phrase = Criterion.ALL.stream().flatMap(criterion -> criterion.text().apply(rule).stream()
            .map(text -> criterion.word().substring("--".length()) + ' ' + text)).collect(Collectors.joining(", "));
        return phrase.isEmpty() ? "everything" : phrase;
    }
}
