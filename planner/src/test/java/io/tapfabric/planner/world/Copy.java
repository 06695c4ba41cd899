package io.tapfabric.planner.world;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.simulate.Packet;

/**
 * A copy as it comes out at a sink.
 *
 * @param number the number of the tap-flow it is for
 * @param sink where it comes out
 * @param packet what the sink sees
 */
public record Copy(int number, Place sink, Packet packet) implements Comparable<Copy> {
    @Override
    public String toString() {
        return number + " at " + sink + ": " + packet.source() + " > " + packet.destination()
            + (packet.tagged() ? " vlan " + packet.vlan() : "");
    }

    @Override
    public int compareTo(final Copy other) {
        return toString().compareTo(other.toString());
    }
}
