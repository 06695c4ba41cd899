package io.tapfabric.planner.explain;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.planner.simulate.Packet;
import io.tapfabric.planner.simulate.Trace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of one packet of a source.
 *
 * @param place the source's port
 * @param sent whether the source sends the packet, else it receives it
 * @param packet as the source sees it
 * @param fates what each tap-flow of the source makes of it, by the tap-flows' ids
 */
public record Explanation(Place place, boolean sent, Packet packet, List<Fate> fates) {
    public Explanation {
        fates = List.copyOf(fates);
    }

    /**
     * What one tap-flow makes of the packet.
     *
     * @param flow the tap-flow
     * @param number its number
     * @param because what decided, in words
     * @param arrivals where copies of the packet come out; none if it is not copied
     * @param steps the flows that took it, in order
     */
    public record Fate(TapFlowId flow, TapFlowNumber number, String because, List<Arrival> arrivals,
            List<Step> steps) {
        public Fate {
            arrivals = List.copyOf(arrivals);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A copy comes out at a port.
     *
     * @param at the port
     * @param octets how long it is there, without what a collector's port puts around it
     * @param vlan the VLAN of its outermost tag, if it has one
     * @param to the collector that it is sent to from there, if it is
     */
    public record Arrival(Place at, int octets, OptionalInt vlan, Optional<Collector> to) {
        /** A packet that leaves at a port. */
        static Arrival of(final Place at, final Packet packet, final Optional<Collector> to) {
            return new Arrival(at, packet.octets(),
                packet.tagged() ? OptionalInt.of(packet.vlan()) : OptionalInt.empty(), to);
        }
    }

    /**
     * A collector, as a copy is sent to it.
     *
     * @param address its address
     * @param encapsulation what is put around the copy, in the words of the YANG model
     * @param identity what the collector tells it by
     */
    public record Collector(String address, String encapsulation, long identity) {
    }

    /** A flow of brtap of a host took the packet. */
    public record Step(HostId host, Trace.Hit flow) {
    }
}
