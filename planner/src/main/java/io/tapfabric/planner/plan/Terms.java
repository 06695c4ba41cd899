package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Priority;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.Source;
import io.tapfabric.planner.model.VlanMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a tap-flow wants of the packets of a whole bridge: all of them, all of some VLANs, and what some addresses send
 * or receive.
 */
final class Terms {
    private final Direction direction;
    private final SortedSet<Integer> vlans = new TreeSet<>();
    private final List<Term> terms = new ArrayList<>();
    private final SortedSet<Integer> termVlans = new TreeSet<>();
    private boolean everything;
    private boolean anyVlan;

    /**
     * Packets that are told by an address.
     *
     * @param priority among the terms of one tap-flow
     * @param match what they look like
     * @param use what they are to the tap-flow
     */
    record Term(int priority, Match match, Use use) {
    }

    /** What packets are to a tap-flow. */
    enum Use {
        /** Sent by a source of it. */
        SENT,
        /** Received by one, and sent by none. */
        RECEIVED,
        /** Sent by a source of it, and copied from the lane of what that sends. */
        OWN,
        /** Not wanted. */
        NONE
    }

    private Terms(final Direction direction) {
        this.direction = direction;
    }

    /** Everything of a lane. */
    static Terms all(final Direction direction) {
        final var terms = new Terms(direction);
        terms.everything = true;
        return terms;
    }

    /** Everything of a lane that has what these ports send and receive together, told apart by the sender. */
    static Terms told(final Collection<Port> ports) {
        final var terms = new Terms(Direction.BOTH);
        ports.forEach(port -> terms.add(Priority.BY_SENDER,
            Match.ANY.and(Field.ETH_SRC, port.mac().orElseThrow()), Optional.empty(), Use.SENT));
        terms.add(Priority.OTHER_VLANS, Match.ANY, Optional.empty(), Use.RECEIVED);
        return terms;
    }

    /** What ports send, of a lane that has only that. */
    static List<Term> sent() {
        return List.of(new Term(Priority.OTHER_VLANS, Match.ANY, Use.SENT));
    }

    /**
     * What ports receive, of a lane that has only that. What one of them sends to another is sent, if that is wanted
     * too; what it sends to many otherwise, no other receives.
     *
     * @param direction what is wanted of the ports, IN or BOTH
     */
    static List<Term> received(final Collection<Port> ports, final Direction direction) {
        final var terms = new ArrayList<Term>();
        for (var port : ports) {
            final var own = Match.ANY.and(Field.ETH_SRC, port.mac().orElseThrow());
            if (alone(port, ports)) {
                terms.add(new Term(Priority.TO_MANY_OWN, own.multicast(), Use.NONE));
            } else if (direction.out()) {
                terms.add(new Term(Priority.BY_SENDER, own, Use.OWN));
            }
        }
        terms.add(new Term(Priority.OTHER_VLANS, Match.ANY, Use.RECEIVED));
        return terms;
    }

    /** Whether no other of the ports receives anything that this one sends. */
    static boolean alone(final Port port, final Collection<Port> ports) {
        return ports.stream().filter(other -> !other.name().equals(port.name()))
            .noneMatch(other -> other.vlans().meets(port.vlans()));
    }

    static Terms of(final BridgeTap tap) {
        final var terms = new Terms(tap.direction());
        tap.parts().forEach(part -> part.source().accept(terms.new Reader()));
        final var nics = tap.nics().values();
        nics.forEach(nic -> terms.nic(nic, nics));
        return terms;
    }

    boolean everything() {
        return everything;
    }

    /** Every VLAN that it names. */
    SortedSet<Integer> named() {
        final var named = new TreeSet<>(vlans);
        named.addAll(termVlans);
        return named;
    }

    /** Whether every packet of a VLAN is wanted. */
    boolean wants(final int vlan) {
        return everything || vlans.contains(vlan);
    }

    /** Whether some packets of a VLAN may be wanted, by their addresses. */
    boolean mayWant(final int vlan) {
        return anyVlan || termVlans.contains(vlan);
    }

    /** Whether packets of a VLAN that nothing names may be wanted, by their addresses. */
    boolean mayWantOthers() {
        return anyVlan;
    }

    List<Term> terms() {
        return terms;
    }

    /** What is wanted whole, whatever its addresses. */
    List<Term> whole(final boolean sent) {
        final var use = sent ? Use.SENT : Use.RECEIVED;
        return everything ? List.of(new Term(Priority.EXACT, Match.ANY, use))
            : vlans.stream().map(vlan -> new Term(Priority.EXACT, Match.ANY.vlan(vlan), use)).toList();
    }

    private void address(final MacAddress mac, final Optional<Integer> vlan) {
        if (direction.out()) {
            add(Priority.BY_SENDER, Match.ANY.and(Field.ETH_SRC, mac), vlan, Use.SENT);
        }
        if (direction.in()) {
            add(Priority.BY_RECEIVER, Match.ANY.and(Field.ETH_DST, mac), vlan, Use.RECEIVED);
        }
    }

    private void add(final int priority, final Match match, final Optional<Integer> vlan, final Use use) {
        terms.add(new Term(vlan.isPresent() ? priority + Priority.IN_VLAN : priority,
            vlan.map(match::vlan).orElse(match), use));
        vlan.ifPresentOrElse(termVlans::add, () -> anyVlan = true);
    }

    /** A NIC that its address tells. It receives what is sent to many in its VLANs, but for what it sends itself. */
    private void nic(final Port port, final Collection<Port> nics) {
        final var mac = port.mac().orElseThrow();
        final var named = port.vlans().named();
        final var carried = named.isEmpty() ? List.of(Optional.<Integer>empty())
            : named.stream().map(Optional::of).toList();
        for (var vlan : carried) {
            address(mac, vlan);
            if (direction.in()) {
                add(Priority.TO_MANY, Match.ANY.multicast(), vlan, Use.RECEIVED);
            }
            if (direction == Direction.IN && nics.stream().filter(other -> !other.name().equals(port.name()))
                .noneMatch(other -> receives(other.vlans(), vlan))) {
                add(Priority.TO_MANY_OWN, Match.ANY.multicast().and(Field.ETH_SRC, mac), vlan, Use.NONE);
            }
        }
    }

    private static boolean receives(final VlanMode vlans, final Optional<Integer> vlan) {
        return vlan.map(vlans::carries).orElseGet(() -> vlans.named().isEmpty());
    }

    /** What a source that is no NIC wants. */
    private final class Reader implements Source.Visitor<Terms> {
        @Override
        public Terms vnic(final Source.Vnic vnic) {
            return Terms.this;
        }

        @Override
        public Terms vswitch(final Source.Vswitch vswitch) {
            everything |= vswitch.vlans().isAll();
            vlans.addAll(vswitch.vlans().vlans());
            return Terms.this;
        }

        @Override
        public Terms mac(final Source.Mac mac) {
            address(mac.mac(), mac.vlan());
            return Terms.this;
        }

        @Override
        public Terms vlan(final Source.Vlan vlan) {
            vlans.addAll(vlan.vlans().vlans());
            return Terms.this;
        }
    }
}
