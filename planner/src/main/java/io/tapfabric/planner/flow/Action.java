package io.tapfabric.planner.flow;

import io.tapfabric.planner.model.PortName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One step of what a flow does with a packet. Steps that change the packet stay in effect for the steps after them,
 * also for those of tables resubmitted to.
 */
public sealed interface Action permits Action.Output, Action.Truncate, Action.CheckLength, Action.SetField,
        Action.PopVlan, Action.PushVlan, Action.Resubmit, Action.CloneTo, Action.Aside, Action.Multipath,
        Action.Conjunction {
    <R> R accept(Visitor<R> visitor);

    /** The port that the packet is put out at, if it is by this. */
    default Optional<PortName> leavesBy() {
        return Optional.empty();
    }

    /** One method per kind of action. */
    interface Visitor<R> {
        R output(Output output);

        R truncate(Truncate truncate);

        R checkLength(CheckLength check);

        R setField(SetField set);

        R popVlan(PopVlan pop);

        R pushVlan(PushVlan push);

        R resubmit(Resubmit resubmit);

        R cloneTo(CloneTo clone);

        R aside(Aside aside);

        R multipath(Multipath multipath);

        R conjunction(Conjunction conjunction);
    }

    /** Puts the packet out at a port, as it is now. */
    record Output(PortName port) implements Action {
        @Override
        public Optional<PortName> leavesBy() {
            return Optional.of(port);
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.output(this);
        }

        @Override
        public String toString() {
            return "output:" + port;
        }
    }

    /**
     * Puts the packet out at a port, cut to its first octets if it is longer ({@code output(port=,max_len=)}).
     *
     * @param port the port
     * @param octets how many are left, Ethernet header included, 14 or more
     */
    record Truncate(PortName port, int octets) implements Action {
        @Override
        public Optional<PortName> leavesBy() {
            return Optional.of(port);
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.truncate(this);
        }

        @Override
        public String toString() {
            return "output(port=" + port + ",max_len=" + octets + ")";
        }
    }

    /**
     * Sets the lowest bit of {@link Field#LONGER} if the packet is longer, else clears it
     * ({@code check_pkt_larger(octets)->NXM_NX_REG1[0]}).
     *
     * @param octets the most that is not longer, Ethernet header included; 1 to 65535
     */
    record CheckLength(int octets) implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.checkLength(this);
        }

        @Override
        public String toString() {
            return "check_pkt_larger(" + octets + ")->NXM_NX_REG1[0]";
        }
    }

    /** Sets a field or register. */
    record SetField(Field field, long value) implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.setField(this);
        }

        @Override
        public String toString() {
            return "set_field:" + Format.value(field, value) + "->" + field.text();
        }
    }

    /** Takes the outer VLAN tag off. */
    record PopVlan() implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.popVlan(this);
        }

        @Override
        public String toString() {
            return "pop_vlan";
        }
    }

    /** Puts a VLAN tag around what is there, of which only the Ethernet type, 0x8100, is said yet. */
    record PushVlan() implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.pushVlan(this);
        }

        @Override
        public String toString() {
            return "push_vlan:0x8100";
        }
    }

    /** Looks the packet up in another table, does what is said there, and comes back. */
    record Resubmit(Table table) implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.resubmit(this);
        }

        @Override
        public String toString() {
            return "resubmit(," + table.number() + ")";
        }
    }

    /**
     * Looks the packet up in another table, and nothing that is done there is left for the steps that follow: not even
     * that a meter has dropped it. For that the datapath must have an action {@code clone}, and Open vSwitch up to 3.7
     * makes one only if what it is to clone has by itself a step that cannot be undone. A resubmit is none, whatever it
     * leads to. A truncated output is one, and to the controller it does nothing.
     */
    record CloneTo(Table table) implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.cloneTo(this);
        }

        @Override
        public String toString() {
            return "clone(output(port=CONTROLLER,max_len=14),resubmit(," + table.number() + "))";
        }
    }

    /**
     * Does some steps with a packet that then goes on as it was ({@code clone}).
     *
     * @param actions the steps; one of them puts it out
     */
    record Aside(List<Action> actions) implements Action {
        public Aside {
            actions = List.copyOf(actions);
        }

        @Override
        public Optional<PortName> leavesBy() {
            return actions.stream().flatMap(action -> action.leavesBy().stream()).findFirst();
        }

        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.aside(this);
        }

        @Override
        public String toString() {
            return actions.stream().map(Action::toString).collect(Collectors.joining(",", "clone(", ")"));
        }
    }

    /**
     * Sets the lower half of a register to a number below {@code of} that is the same for all packets of a
     * conversation, in both directions: those of IPv4 or IPv6 that have the same two addresses, the same protocol and,
     * with TCP, UDP and SCTP, the same two ports. Of a fragment the ports do not count. A flow with it must match on
     * IPv4 or IPv6: for others Open vSwitch looks at MAC addresses, but caches what it found as if it had not
     * ({@code flow_mask_hash_fields} in its {@code lib/flow.c}).
     *
     * @param of how many numbers there are, 1 to 65536
     * @param basis what the hash begins with, 0 to 65535: numbers of different bases have nothing to do with each other
     * @param into the register
     */
    record Multipath(int of, int basis, Field into) implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.multipath(this);
        }

        @Override
        public String toString() {
            return "multipath(symmetric_l3l4+udp," + basis + ",modulo_n," + of + ",0,NXM_NX_"
                + into.text().toUpperCase(Locale.ROOT) + "[0..15])";
        }
    }

    /**
     * Says that the flow is one of the alternatives of one clause of a conjunction; a flow with it has no other kind of
     * action. A packet that matches one of each clause, all of one priority, matches then what has
     * {@link Field#CONJUNCTION} ({@code conjunction(id,k/n)}; ovs-fields(7), "Conjunctive Match Fields").
     *
     * @param id of the conjunction, 32 bits
     * @param clause which of its clauses, 1 to {@code of}
     * @param of how many clauses it has, 2 to 64
     */
    record Conjunction(int id, int clause, int of) implements Action {
        @Override
        public <R> R accept(final Visitor<R> visitor) {
            return visitor.conjunction(this);
        }

        @Override
        public String toString() {
            return "conjunction(" + Integer.toUnsignedString(id) + "," + clause + "/" + of + ")";
        }
    }
}
