package io.tapfabric.planner.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.model.Filter;
import io.tapfabric.planner.model.FilterRule;
import io.tapfabric.planner.model.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a filter's flows do with a packet is what its rules say, for 200,000 packets at random.
 */
class FilterLawsTest {
    private static final int SWITCHES = 200;
    private static final int FILTERS = 2;
    private static final int RULES = 12;
    private static final int PACKETS = 1000;

    private final Seed seed = Seed.pick();
    private final Random random = seed.random();
    private final RandomRules rules = new RandomRules(random);
    private final RandomFrames frames = new RandomFrames(random);

    @Test
    void flowsDoWhatRulesSay() {
        seed.check(this::compare);
    }

    private void compare() {
        final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        int conjunctions = 0;
        for (int i = 0; i < SWITCHES; i++) {
            final var filters = filters();
            final var its = Switch.of(filters);
            for (int packet = 0; packet < PACKETS; packet++) {
                final var filter = filters.get(packet % FILTERS);
                final boolean in = random.nextBoolean();
                final var frame = frames.frame(in ? filter.in() : filter.out());
                final var said = in ? new FirstMatch(filter).in(frame) : new FirstMatch(filter).out(frame);
                final var trace = in ? its.in(filter.number(), frame) : its.out(filter.number(), frame);
                assertEquals(said, Switch.verdict(trace),
                    () -> (in ? "IN " : "OUT ") + frame + " of " + filter + ":\n" + trace);
                verdicts.merge(said, 1, Integer::sum);
                conjunctions += trace.hits().get(1).key().match().fields().containsKey(Field.CONJUNCTION) ? 1 : 0;
            }
        }
        final int most = SWITCHES * PACKETS;
        verdicts.values().forEach(number -> assertTrue(number > most / 10, "too few to tell: " + verdicts));
        assertTrue(conjunctions > most / 1000, "conjunctions took only " + conjunctions);
    }

    /** The other test can see: rules in another order are another filter. */
    @Test
    void rulesInAnotherOrderDiffer() {
        seed.check(this::compareSwapped);
    }

    private void compareSwapped() {
        int differ = 0;
        for (int i = 0; i < SWITCHES; i++) {
            final var filter = rules.filter(1, RULES);
            final var its = Switch.of(List.of(swapped(filter)));
            for (int packet = 0; packet < PACKETS / 10; packet++) {
                final var frame = frames.frame(filter.in());
                differ += new FirstMatch(filter).in(frame) == Switch.verdict(its.in(filter.number(), frame)) ? 0 : 1;
            }
        }
        assertTrue(differ > 0, "nobody sees it");
    }

    private List<Filter> filters() {
        final var filters = new ArrayList<Filter>();
        for (int number = 1; number <= FILTERS; number++) {
            filters.add(rules.filter(number, RULES));
        }
        return filters;
    }

    /** Two of its rules swapped, if it has two. */
    private Filter swapped(final Filter filter) {
        final var in = new ArrayList<>(filter.in());
        if (in.size() > 1) {
            final int at = random.nextInt(in.size() - 1);
            final FilterRule first = in.get(at);
            in.set(at, in.get(at + 1).at(first.priority()));
            in.set(at + 1, first.at(filter.in().get(at + 1).priority()));
        }
        return new Filter(filter.id(), filter.number(), in, filter.out(), filter.otherwise(), filter.fragments());
    }
}
