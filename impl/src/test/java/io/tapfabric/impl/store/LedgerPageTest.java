package io.tapfabric.impl.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LedgerPageTest {
    @Test
    void numbersUpwards() {
        final var page = LedgerPage.EMPTY.opened().assign(ids("a", "b")).assign(ids("a", "b", "c"));
        assertEquals("{a=0x1, b=0x2, c=0x3}", page.flows().given().toString());
    }

    @Test
    void keepsTheNumberOfADeletedTapFlowUntilReleased() {
        final var gone = LedgerPage.EMPTY.opened().assign(ids("a", "b")).assign(ids("b"));
        assertEquals("{0x1=a}", gone.flows().deleted().toString());
        assertEquals("{}", gone.release(new TapFlowNumber(1)).flows().deleted().toString());
    }

    @Test
    void givesAnotherNumberToAnIdThatComesBack() {
        final var back = LedgerPage.EMPTY.opened().assign(ids("a")).assign(ids()).assign(ids("a"));
        assertEquals("{a=0x2}", back.flows().given().toString());
        assertEquals("{0x1=a}", back.flows().deleted().toString());
    }

    @Test
    void wrapsAroundNumbersInUse() {
        final var start = page(1, 64, new TreeMap<>(), new TreeMap<>()).assign(ids("a", "b"))
            .assign(ids("b"));
        final var last = page(TapFlowNumber.MAX, 63, start.flows().given(), start.flows().deleted());
        final var page = last.assign(ids("b", "c", "d"));
        assertEquals("{b=0x2, c=0xffffff, d=0x3}", page.flows().given().toString());
        assertEquals(4, page.flows().next());
    }

    @Test
    void goesOnBehindTheReserveAfterACrash() {
        final var page = LedgerPage.EMPTY.opened().assign(ids("a"));
        assertEquals(65, page.flows().reserved());
        assertEquals("{b=0x41}", stored(page, new TreeMap<>()).opened().assign(ids("b")).flows().given().toString());
    }

    @Test
    void numbersFiltersByThemselves() {
        final var page = LedgerPage.EMPTY.opened().assign(ids("a")).assignFilters(filters("w", "x"));
        assertEquals("{a=0x1}", page.flows().given().toString());
        assertEquals("{w=0x1, x=0x2}", page.filters().given().toString());
        final var back = page.assignFilters(filters("x")).assignFilters(filters("w", "x"));
        assertEquals("{w=0x3, x=0x2}", back.filters().given().toString());
        assertEquals("{0x1=w}", back.filters().deleted().toString());
        assertEquals("{}", back.release(new FilterNumber(1)).filters().deleted().toString());
        assertSame(back, back.release(new TapFlowNumber(1)));
        assertSame(back, back.assignFilters(filters("w", "x")));
        assertEquals("{w=0x3, x=0x2, y=0x41}",
            back.opened().assignFilters(filters("w", "x", "y")).filters().given().toString());
    }

    @Test
    void givesAsManyNumbersToFiltersAsToTapFlows() {
        assertEquals(Roll.MAX, FilterNumber.MAX);
    }

    @Test
    void changesNothingWhenNothingChanged() {
        final var page = LedgerPage.EMPTY.opened().assign(ids("a")).add(HostId.of("h"));
        assertSame(page, page.assign(ids("a")));
        assertSame(page, page.add(HostId.of("h")));
        assertSame(page, page.remove(HostId.of("other")));
        assertSame(page, page.release(new TapFlowNumber(9)));
    }

    /** Law: whatever is created, deleted and released, and whenever it crashes, no number has two tap-flows. */
    @Test
    void neverGivesANumberTwiceBeforeItIsReleased() {
        for (long seed = 0; seed < 200; seed++) {
            final var random = new Random(seed);
            final var owners = new HashMap<TapFlowNumber, TapFlowId>();
            var page = LedgerPage.EMPTY.opened();
            for (int step = 0; step < 100; step++) {
                final var before = page;
                page = random.nextInt(20) == 0 ? stored(page, new TreeMap<>()).opened() : page;
                page = page.assign(random.ints(random.nextInt(10), 0, 30).mapToObj(nr -> TapFlowId.of("f" + nr))
                    .collect(Collectors.toCollection(TreeSet::new)));
                for (var entry : page.flows().given().entrySet()) {
                    final boolean kept = entry.getValue().equals(before.flows().given().get(entry.getKey()));
                    assertTrue(kept || !owners.containsKey(entry.getValue()), "seed " + seed + " step " + step);
                    owners.put(entry.getValue(), entry.getKey());
                }
                assertTrue(page.flows().next() < page.flows().reserved(), "seed " + seed + " step " + step);
            }
        }
    }

    /** What a crash leaves: the stored next number, and of the numbers given out the worst case: none. */
    private static LedgerPage stored(final LedgerPage page, final TreeMap<TapFlowId, TapFlowNumber> given) {
        return page(page.flows().reserved(), page.flows().reserved(), given, new TreeMap<>());
    }

    private static LedgerPage page(final int next, final int reserved, final SortedMap<TapFlowId, TapFlowNumber> given,
            final SortedMap<TapFlowNumber, TapFlowId> deleted) {
        return new LedgerPage(new Roll<>(next, reserved, given, deleted), Roll.empty(), new TreeSet<>());
    }

    private static SortedSet<FilterId> filters(final String... ids) {
        return Arrays.stream(ids).map(FilterId::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<TapFlowId> ids(final String... ids) {
        return Arrays.stream(ids).map(TapFlowId::of).collect(Collectors.toCollection(TreeSet::new));
    }
}
