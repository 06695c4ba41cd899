package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Match.Bits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which member of a group gets which conversations. Conversations fall into {@value #COUNT} slots, and each slot
 * belongs to one member: as many to each as its weight says. The slots of a member that is down are shared out among
 * the others by their weights, and all other slots stay where they are; what falls to one that is down too is shared
 * out among the rest in the same way. So it does not matter who went down first, and who comes back gets what it had.
 */
final class Slots {
    /** How many slots there are; a power of two. */
    static final int COUNT = 1_024;
    /** What tells the slots' hash from that of samples. */
    static final int BASIS = 1;
    private static final long WORD = 0xffff_ffffL;

    private final int[] owners = new int[COUNT];

    private Slots() {
    }

    /**
     * Shares out all slots.
     *
     * @param weights of all members, by their numbers; 1 or more each
     * @param up those that can get copies, one at least
     */
    static Slots of(final SortedMap<Integer, Integer> weights, final Set<Integer> up) {
        final var slots = new Slots();
        slots.share(0, COUNT, weights, up);
        return slots;
    }

    private void share(final int first, final int end, final SortedMap<Integer, Integer> weights,
            final Set<Integer> up) {
        final long all = weights.values().stream().mapToLong(weight -> weight).sum();
        long before = 0;
        int from = first;
        for (var member : weights.entrySet()) {
            before += member.getValue();
            final int to = first + (int) Math.round((double) before * (end - first) / all);
            give(from, to, member.getKey(), weights, up);
            from = to;
        }
    }

    private void give(final int from, final int to, final int member, final SortedMap<Integer, Integer> weights,
            final Set<Integer> up) {
        if (up.contains(member)) {
            Arrays.fill(owners, from, to, member);
        } else if (from < to) {
            final var others = new TreeMap<>(weights);
            others.remove(member);
            share(from, to, others, up);
        }
    }

    /** Who gets the conversations of a slot. */
    int owner(final int slot) {
        return owners[slot];
    }

    /** Each member's slots as matches of a slot's number, as few as there can be. */
    List<Map.Entry<Bits, Integer>> matches() {
        final var matches = new ArrayList<Map.Entry<Bits, Integer>>();
        collect(0, COUNT, matches);
        return matches;
    }

    private void collect(final int from, final int count, final List<Map.Entry<Bits, Integer>> matches) {
        boolean one = true;
        for (int slot = from; slot < from + count; slot++) {
            one &= owners[slot] == owners[from];
        }
        if (one) {
            matches.add(Map.entry(new Bits(from, WORD & ~(count - 1L)), owners[from]));
        } else {
            collect(from, count / 2, matches);
            collect(from + count / 2, count / 2, matches);
        }
    }
}
