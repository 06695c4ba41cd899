package io.tapfabric.southbound.host;

import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.state.Count;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What filters leave out, by tap-flow: what comes by table SELECT to ask the filter, less what enters table SESSION.
 * What entered while the tap-flow had no filter was never asked and is not taken off.
 *
 * <p>Of two readings of which only one saw the filter, nothing tells what entered before it was there. So as much as
 * entered more than asked between them is taken to have entered unasked: what the filter left out meanwhile may be
 * missing as far as that. Where it was there from the beginning, nothing is missing.
 *
 * <p>Open vSwitch gives table SELECT first, so that it is found less for a moment rather than more. Then the count
 * stays where it was.
 */
final class Filtered {
    private final SortedMap<TapFlowNumber, Passage> passages = new TreeMap<>();
    private boolean begun;

    /**
     * The flows of one tap-flow at a reading; counts are of all time.
     *
     * @param open whether copies enter without asking a filter
     * @param asked what comes by table SELECT
     * @param entered what enters table SESSION
     */
    private record Reading(boolean open, Count asked, Count entered) {
    }

    /**
     * What became of the copies of one tap-flow.
     *
     * @param base the reading that the next one is compared with: the last while the way was open, or the one after it
     * @param before what was left out until then
     * @param leftOut what was left out until now
     */
    private record Passage(Reading base, Count before, Count leftOut) {
        static Passage begin(final boolean open) {
            return new Passage(new Reading(open, Count.ZERO, Count.ZERO), Count.ZERO, Count.ZERO);
        }

        Passage next(final Reading now) {
            if (base.open && now.open) {
                return new Passage(now, leftOut, leftOut);
            }
            final var most = leftOut.max(before.plus(now.asked.minus(base.asked))
                .minus(now.entered.minus(base.entered)));
            return base.open || now.open ? new Passage(now, most, most) : new Passage(base, before, most);
        }
    }

    /**
     * Takes a new reading of all flows.
     *
     * @param open the tap-flows whose copies enter now without asking a filter
     * @param asked what has come by table SELECT in all
     * @param entered what has entered table SESSION in all
     */
    void read(final Set<TapFlowNumber> open, final SortedMap<TapFlowNumber, Count> asked,
            final SortedMap<TapFlowNumber, Count> entered) {
        Sets.union(asked.keySet(), entered.keySet()).forEach(number -> {
            // a switch may have counted before the first reading, with a filter or without
            final var passage = passages.getOrDefault(number, Passage.begin(!begun));
            passages.put(number, passage.next(new Reading(open.contains(number),
                asked.getOrDefault(number, Count.ZERO), entered.getOrDefault(number, Count.ZERO))));
        });
        begun = true;
    }

    /** Forgets some tap-flows. */
    void removeIf(final Predicate<TapFlowNumber> which) {
        passages.keySet().removeIf(which);
    }

    /** What was left out of each tap-flow. */
    SortedMap<TapFlowNumber, Count> leftOut() {
        return new TreeMap<>(Maps.transformValues(passages, Passage::leftOut));
    }
}
