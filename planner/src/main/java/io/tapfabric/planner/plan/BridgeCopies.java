package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the copies of the worst packet of one bridge cost. That is a broadcast: it gives a copy to each tap-flow that
 * copies what its sender sends, and to each that copies what a port of its VLAN receives. The sender's own, which get
 * none, are counted with the others: they cost something too.
 */
final class BridgeCopies {
    private final Map<PortName, Integer> sent = new HashMap<>();
    private final Map<Integer, Load> vlans = new HashMap<>();
    private Worst worst = new Worst(Load.NONE, 0, 0);

    /**
     * What ports give to a packet of a VLAN.
     *
     * @param out what the copies cost of what one of them sends, at most
     * @param in what the copies cost of what they receive, all together
     */
    private record Load(int out, int in) {
        static final Load NONE = new Load(0, 0);

        Load sent(final int ofSender) {
            return new Load(Math.max(out, ofSender), in);
        }

        Load received(final int more) {
            return new Load(out, in + more);
        }
    }

    /**
     * What it takes to know the worst packet, without another look at every VLAN.
     *
     * @param everywhere of ports that carry all VLANs, and of whole bridges: they are part of each
     * @param named the most out and in, together, of the ports that name one VLAN
     * @param received the most in of the ports that name one VLAN
     */
    private record Worst(Load everywhere, int named, int received) {
        Worst with(final Load vlan) {
            return new Worst(everywhere, Math.max(named, vlan.out + vlan.in), Math.max(received, vlan.in));
        }

        /** The sender is a port that names the VLAN, or one that carries all. */
        int cost() {
            return everywhere.in + Math.max(named, everywhere.out + received);
        }
    }

    /** What would be different if one more tap-flow copied from the bridge. */
    final class Change {
        private final Map<PortName, Integer> sentAfter = new HashMap<>();
        private final Map<Integer, Load> vlansAfter = new HashMap<>();
        private final int each;
        private Load everywhere = worst.everywhere;

        private Change(final int each) {
            this.each = each;
        }

        private Load vlan(final int vlan) {
            return vlansAfter.getOrDefault(vlan, vlans.getOrDefault(vlan, Load.NONE));
        }

        private void wide(final Terms terms) {
            if (terms.everything() || terms.mayWantOthers()) {
                everywhere = everywhere.received(each);
            } else {
                receive(terms.named());
            }
        }

        private void nics(final Collection<Port> nics, final Direction direction) {
            if (direction.in()) {
                if (nics.stream().anyMatch(nic -> nic.vlans().named().isEmpty())) {
                    everywhere = everywhere.received(each);
                } else {
                    final var named = new TreeSet<Integer>();
                    nics.forEach(nic -> named.addAll(nic.vlans().named()));
                    receive(named);
                }
            }
            if (direction.out()) {
                nics.forEach(this::send);
            }
        }

        private void receive(final Set<Integer> named) {
            named.forEach(vlan -> vlansAfter.put(vlan, vlan(vlan).received(each)));
        }

        private void send(final Port nic) {
            final int ofSender = sent.getOrDefault(nic.name(), 0) + each;
            sentAfter.put(nic.name(), ofSender);
            if (nic.vlans().named().isEmpty()) {
                everywhere = everywhere.sent(ofSender);
            }
            nic.vlans().named().forEach(vlan -> vlansAfter.put(vlan, vlan(vlan).sent(ofSender)));
        }

        private Worst worst() {
            var after = new Worst(everywhere, worst.named, worst.received);
            for (var load : vlansAfter.values()) {
                after = after.with(load);
            }
            return after;
        }

        /** What the copies of the worst packet would cost. */
        int cost() {
            return worst().cost();
        }

        /** It is so from now on. */
        void take() {
            worst = worst();
            sent.putAll(sentAfter);
            vlans.putAll(vlansAfter);
        }
    }

    /** What the copies of the worst packet cost. */
    int cost() {
        return worst.cost();
    }

    /** One more tap-flow, each of whose copies costs {@code each}. */
    Change with(final BridgeTap tap, final int each) {
        final var change = new Change(each);
        if (tap.wide()) {
            change.wide(Terms.of(tap));
        } else {
            change.nics(tap.nics().values(), tap.direction());
        }
        return change;
    }
}
