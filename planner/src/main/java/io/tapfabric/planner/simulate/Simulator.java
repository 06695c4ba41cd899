package io.tapfabric.planner.simulate;

import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A switch that holds the flows of a plan. What an action changes stays changed, also after a resubmit comes back; an
 * output to the port the packet came in on does nothing (OpenFlow 1.4 section 7.2.5); a table without a matching flow
 * drops. Meters let everything pass.
 */
public final class Simulator {
    private final Map<Table, FlowTable> tables = new EnumMap<>(Table.class);

    /** A switch that holds {@code flows}. */
    public Simulator(final SortedMap<FlowKey, FlowEntry> flows) {
        flows.entrySet().stream().map(flow -> new Trace.Hit(flow.getKey(), flow.getValue()))
            .collect(Collectors.groupingBy(flow -> flow.key().table()))
            .forEach((table, its) -> tables.put(table, new FlowTable(its)));
    }

    /**
     * Lets a packet in at a port.
     *
     * @throws IllegalStateException if the flows are wrong: two of one priority match, or two conjunctions, or
     *         a tag is taken off a packet that has none
     */
    public Trace run(final PortName inPort, final Packet packet) {
        final var run = new Run(inPort);
        run.lookUp(Table.INPUT, packet);
        return new Trace(run.visits, run.sent);
    }

    /** The flow of one table that takes a packet which came in at a port, as it is now. */
    public Optional<Trace.Hit> find(final Table table, final PortName inPort, final Packet packet) {
        return Optional.ofNullable(tables.get(table)).flatMap(its -> its.find(inPort, packet));
    }

    /** One packet on its way through the tables. */
    private final class Run {
        private final PortName inPort;
        private final List<Trace.Visit> visits = new ArrayList<>();
        private final List<Trace.Sent> sent = new ArrayList<>();

        Run(final PortName inPort) {
            this.inPort = inPort;
        }

        /** Looks up, acts, and gives back the packet as it is then. */
        Packet lookUp(final Table table, final Packet packet) {
            return find(table, inPort, packet).map(hit -> take(hit, packet)).orElse(packet);
        }

        private Packet take(final Trace.Hit hit, final Packet packet) {
            visits.add(new Trace.Visit(hit, packet));
            return act(hit, hit.entry().actions(), packet);
        }

        private Packet act(final Trace.Hit hit, final List<Action> actions, final Packet packet) {
            var now = packet;
            for (var action : actions) {
                now = action.accept(new Step(this, hit, now));
            }
            return now;
        }
    }

    /** One action of one flow on one packet; gives back the packet as it is then. */
    private record Step(Run run, Trace.Hit hit, Packet packet) implements Action.Visitor<Packet> {
        @Override
        public Packet output(final Action.Output output) {
            if (!output.port().equals(run.inPort)) {
                run.sent.add(new Trace.Sent(output.port(), packet, hit));
            }
            return packet;
        }

        @Override
        public Packet truncate(final Action.Truncate truncate) {
            if (!truncate.port().equals(run.inPort)) {
                run.sent.add(new Trace.Sent(truncate.port(), packet.cut(truncate.octets()), hit));
            }
            return packet;
        }

        @Override
        public Packet checkLength(final Action.CheckLength check) {
            return packet.with(Field.LONGER, packet.octets() > check.octets() ? 1 : 0);
        }

        @Override
        public Packet setField(final Action.SetField set) {
            return packet.with(set.field(), set.value());
        }

        @Override
        public Packet popVlan(final Action.PopVlan pop) {
            if (!packet.tagged()) {
                throw new IllegalStateException("pop_vlan of a packet without a tag: " + packet + " by " + hit);
            }
            return packet.popped();
        }

        @Override
        public Packet pushVlan(final Action.PushVlan push) {
            return packet.pushed();
        }

        @Override
        public Packet resubmit(final Action.Resubmit resubmit) {
            return run.lookUp(resubmit.table(), packet);
        }

        @Override
        public Packet cloneTo(final Action.CloneTo clone) {
            run.lookUp(clone.table(), packet);
            return packet;
        }

        @Override
        public Packet aside(final Action.Aside aside) {
            run.act(hit, aside.actions(), packet);
            return packet;
        }

        @Override
        public Packet multipath(final Action.Multipath multipath) {
            return packet.with(multipath.into(), ConversationHash.of(packet, multipath.basis()) % multipath.of());
        }

        @Override
        public Packet conjunction(final Action.Conjunction conjunction) {
            throw new IllegalStateException("a clause is no verdict: " + hit);
        }
    }
}
