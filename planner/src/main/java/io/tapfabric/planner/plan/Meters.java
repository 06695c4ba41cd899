package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Meter;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The meters of one host, each with an id of its own. The id follows from what it is for, and so stays the same from
 * plan to plan; only of two for lengths that would have the same one, the later takes the next that is free.
 */
final class Meters {
    private final SortedMap<Integer, Meter> byId = new TreeMap<>();
    private int tooLong;

    /** The id of one more that nobody else can have. */
    OptionalInt add(final Meter.OfOne meter) {
        byId.put(meter.usualId(), meter);
        return OptionalInt.of(meter.usualId());
    }

    /** The id of one more; nothing if there is none left, and then nobody counts. */
    OptionalInt add(final Meter.TooLong meter) {
        if (tooLong == Meter.MAX) {
            return OptionalInt.empty();
        }
        tooLong++;
        int id = meter.usualId();
        while (byId.containsKey(id)) {
            id = id % Meter.MAX + 1;
        }
        byId.put(id, meter);
        return OptionalInt.of(id);
    }

    SortedMap<Integer, Meter> byId() {
        return Collections.unmodifiableSortedMap(byId);
    }
}
