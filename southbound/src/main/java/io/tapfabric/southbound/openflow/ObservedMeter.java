package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.state.Count;

/**
 * A meter that a switch holds, with its counters.
 *
 * @param meter what it does
 * @param seen packets that it has seen, all of them
 * @param dropped those of them that it has dropped
 */
public record ObservedMeter(WireMeter meter, Count seen, Count dropped) {
    /** A meter that has dropped nothing. */
    public ObservedMeter(final WireMeter meter, final long packets, final long bytes) {
        this(meter, new Count(packets, bytes), Count.ZERO);
    }
}
