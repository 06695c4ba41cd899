package io.tapfabric.planner.simulate;

import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.model.PortName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened to one packet in one switch.
 *
 * @param visits the flows that took it, in order, and what it looked like then
 * @param sent where it left, in order, and what it looked like there
 */
public record Trace(List<Visit> visits, List<Sent> sent) {
    /** A flow that took the packet. */
    public record Hit(FlowKey key, FlowEntry entry) {
        /** In ovs-ofctl's order: cookie, table, priority and match, actions. */
        public String text() {
            return "cookie=" + entry.cookie() + ", " + key + " " + entry.actionText();
        }

        @Override
        public String toString() {
            return entry.cookie() + " " + key + " actions=" + entry.actions();
        }
    }

    /** A flow took the packet, which was so before its actions. */
    public record Visit(Hit flow, Packet packet) {
    }

    /** The packet leaves at a port; {@code by} is the flow that said so. */
    public record Sent(PortName port, Packet packet, Hit by) {
    }

    public Trace {
        visits = List.copyOf(visits);
        sent = List.copyOf(sent);
    }

    /** The flows that took the packet, in order. */
    public List<Hit> hits() {
        return visits.stream().map(Visit::flow).toList();
    }

    /** One line for each flow that took the packet. */
    @Override
    public String toString() {
        return hits().stream().map(Hit::toString).collect(Collectors.joining("\n"));
    }
}
