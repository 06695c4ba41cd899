package io.tapfabric.impl.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LedgerPageTest {
    @Test
    void numbersUpwards() {
        final var page = LedgerPage.EMPTY.opened().assign(ids("a", "b")).assign(ids("a", "b", "c"));
        assertEquals("{a=0x1, b=0x2, c=0x3}", page.given().toString());
    }

    @Test
    void keepsTheNumberOfADeletedTapFlowUntilReleased() {
        final var gone = LedgerPage.EMPTY.opened().assign(ids("a", "b")).assign(ids("b"));
        assertEquals("{0x1=a}", gone.deleted().toString());
        assertEquals("{}", gone.release(new TapFlowNumber(1)).deleted().toString());
    }

    @Test
    void givesAnotherNumberToAnIdThatComesBack() {
        final var back = LedgerPage.EMPTY.opened().assign(ids("a")).assign(ids()).assign(ids("a"));
        assertEquals("{a=0x2}", back.given().toString());
        assertEquals("{0x1=a}", back.deleted().toString());
    }

    @Test
    void wrapsAroundNumbersInUse() {
        final var start = new LedgerPage(1, 64, new TreeMap<>(), new TreeMap<>(), new TreeSet<>()).assign(ids("a", "b"))
            .assign(ids("b"));
        final var last = new LedgerPage(TapFlowNumber.MAX, 63, start.given(), start.deleted(), start.hosts());
        final var page = last.assign(ids("b", "c", "d"));
        assertEquals("{b=0x2, c=0xffffff, d=0x3}", page.given().toString());
        assertEquals(4, page.next());
    }

    @Test
    void goesOnBehindTheReserveAfterACrash() {
        final var page = LedgerPage.EMPTY.opened().assign(ids("a"));
        assertEquals(65, page.reserved());
        assertEquals("{b=0x41}", stored(page, new TreeMap<>()).opened().assign(ids("b")).given().toString());
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
                for (var entry : page.given().entrySet()) {
                    final boolean kept = entry.getValue().equals(before.given().get(entry.getKey()));
                    assertTrue(kept || !owners.containsKey(entry.getValue()), "seed " + seed + " step " + step);
                    owners.put(entry.getValue(), entry.getKey());
                }
                assertTrue(page.next() < page.reserved(), "seed " + seed + " step " + step);
            }
        }
    }

    /** What a crash leaves: the stored next number, and of the numbers given out the worst case: none. */
    private static LedgerPage stored(final LedgerPage page, final TreeMap<TapFlowId, TapFlowNumber> given) {
        return new LedgerPage(page.reserved(), page.reserved(), given, new TreeMap<>(), new TreeSet<>());
    }

    private static SortedSet<TapFlowId> ids(final String... ids) {
        return Arrays.stream(ids).map(TapFlowId::of).collect(Collectors.toCollection(TreeSet::new));
    }
}
