package io.tapfabric.planner.simulate;

import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.model.PortName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened to one packet in one switch.
 *
 * @param hits the flows that took it, in order
 * @param sent where it left, in order, and what it looked like there
 */
public record Trace(List<Hit> hits, List<Sent> sent) {
    /** A flow that took the packet. */
    public record Hit(FlowKey key, FlowEntry entry) {
        @Override
        public String toString() {
            return entry.cookie() + " " + key + " actions=" + entry.actions();
        }
    }

    /** The packet leaves at a port; {@code by} is the flow that said so. */
    public record Sent(PortName port, Packet packet, Hit by) {
    }

    public Trace {
        hits = List.copyOf(hits);
        sent = List.copyOf(sent);
    }

    /** One line for each flow that took the packet. */
    @Override
    public String toString() {
        return hits.stream().map(Hit::toString).collect(Collectors.joining("\n"));
    }
}
