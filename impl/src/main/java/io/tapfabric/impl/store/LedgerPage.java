package io.tapfabric.impl.store;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the ledger says at one moment. Numbers are given out upwards and begin again at 1 after the last, skipping those
 * in use.
 *
 * @param next where the search for a free number begins, 1 to {@link TapFlowNumber#MAX}
 * @param reserved what is stored as next number: ahead of {@code next}, so that a crash repeats none
 * @param given the number of each tap-flow that exists
 * @param deleted numbers whose tap-flow is gone, but perhaps not from every host
 * @param hosts hosts that hold something of ours
 */
record LedgerPage(int next, int reserved, SortedMap<TapFlowId, TapFlowNumber> given,
        SortedMap<TapFlowNumber, TapFlowId> deleted, SortedSet<HostId> hosts) {
    /** How many numbers the stored next number runs ahead; it is renewed when half of them are given out. */
    static final int RESERVE = 64;

    static final LedgerPage EMPTY = new LedgerPage(1, 1, new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

    LedgerPage {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        deleted = Collections.unmodifiableSortedMap(new TreeMap<>(deleted));
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
    }

    /** The page after a start: goes on where no number was given out before. */
    LedgerPage opened() {
        return new LedgerPage(reserved, after(reserved, RESERVE), given, deleted, hosts);
    }

    /** Gives numbers to those of {@code present} that have none; the numbers of all others count as deleted. */
    LedgerPage assign(final SortedSet<TapFlowId> present) {
        if (present.equals(given.keySet())) {
            return this;
        }
        final var kept = new TreeMap<>(given);
        kept.keySet().retainAll(present);
        final var gone = new TreeMap<>(deleted);
        given.forEach((id, number) -> {
            if (!kept.containsKey(id)) {
                gone.put(number, id);
            }
        });
        return numbered(present, kept, gone);
    }

    private LedgerPage numbered(final SortedSet<TapFlowId> present, final SortedMap<TapFlowId, TapFlowNumber> kept,
            final SortedMap<TapFlowNumber, TapFlowId> gone) {
        final var used = new HashSet<>(kept.values());
        used.addAll(gone.keySet());
        int cursor = next;
        int ahead = Math.floorMod(reserved - next, TapFlowNumber.MAX);
        for (var id : present) {
            if (!kept.containsKey(id)) {
                final int free = free(cursor, used);
                used.add(new TapFlowNumber(free));
                kept.put(id, new TapFlowNumber(free));
                ahead -= 1 + Math.floorMod(free - cursor, TapFlowNumber.MAX);
                cursor = after(free, 1);
            }
        }
        return new LedgerPage(cursor, ahead < RESERVE / 2 ? after(cursor, RESERVE) : reserved, kept, gone, hosts);
    }

    LedgerPage release(final TapFlowNumber number) {
        final var left = new TreeMap<>(deleted);
        return left.remove(number) == null ? this : new LedgerPage(next, reserved, given, left, hosts);
    }

    LedgerPage add(final HostId host) {
        final var more = new TreeSet<>(hosts);
        return more.add(host) ? new LedgerPage(next, reserved, given, deleted, more) : this;
    }

    LedgerPage remove(final HostId host) {
        final var fewer = new TreeSet<>(hosts);
        return fewer.remove(host) ? new LedgerPage(next, reserved, given, deleted, fewer) : this;
    }

    /** All numbers in use. */
    SortedMap<TapFlowNumber, Use> uses() {
        final var uses = new TreeMap<TapFlowNumber, Use>();
        given.forEach((id, number) -> uses.put(number, new Use(id, false)));
        deleted.forEach((number, id) -> uses.put(number, new Use(id, true)));
        return uses;
    }

    private static int free(final int from, final Set<TapFlowNumber> used) {
        if (used.size() >= TapFlowNumber.MAX) {
            throw new IllegalStateException("all " + TapFlowNumber.MAX + " tap-flow numbers are in use");
        }
        int number = from;
        while (used.contains(new TapFlowNumber(number))) {
            number = after(number, 1);
        }
        return number;
    }

    private static int after(final int number, final int steps) {
        return Math.floorMod(number - 1 + steps, TapFlowNumber.MAX) + 1;
    }

    /**
     * What a number is used for.
     *
     * @param id the tap-flow it was given to
     * @param deleted whether that tap-flow is gone
     */
    record Use(TapFlowId id, boolean deleted) {
    }
}
