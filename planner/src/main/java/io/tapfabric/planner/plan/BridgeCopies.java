package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import java.util.HashMap;
import java.util.Map;

/**
 * How many copies the worst packet of one bridge leads to. That is a broadcast: it gives a copy to each tap-flow that
 * copies what its sender sends, and to each that copies what a port of its VLAN receives. The sender's own, which get
 * none, are counted with the others: they cost resubmits too.
 */
final class BridgeCopies {
    private final Map<PortName, Integer> sent = new HashMap<>();
    private final Map<Integer, Load> vlans = new HashMap<>();
    private Worst worst = new Worst(Load.NONE, 0, 0);

    /**
     * What ports give to a packet of a VLAN.
     *
     * @param out the most tap-flows that copy what one of them sends
     * @param in how many tap-flows copy what they receive, all together
     */
    private record Load(int out, int in) {
        static final Load NONE = new Load(0, 0);

        Load with(final int ofSender, final Direction direction) {
            return new Load(Math.max(out, ofSender), direction.in() ? in + 1 : in);
        }
    }

    /**
     * What it takes to know the worst packet, without another look at every VLAN.
     *
     * @param everywhere of ports that carry all VLANs: they are part of each
     * @param named the most out and in, together, of the ports that name one VLAN
     * @param received the most in of the ports that name one VLAN
     */
    private record Worst(Load everywhere, int named, int received) {
        Worst with(final Load vlan) {
            return new Worst(everywhere, Math.max(named, vlan.out + vlan.in), Math.max(received, vlan.in));
        }

        /** The sender is a port that names the VLAN, or one that carries all. */
        int copies() {
            return everywhere.in + Math.max(named, everywhere.out + received);
        }
    }

    int worst() {
        return worst.copies();
    }

    /** What {@link #worst()} would be if one more tap-flow copied from {@code source}. */
    int with(final Port source, final Direction direction) {
        return after(source, direction).copies();
    }

    private Worst after(final Port source, final Direction direction) {
        final int ofSender = ofSender(source, direction);
        final var named = source.vlans().named();
        if (named.isEmpty()) {
            return new Worst(worst.everywhere.with(ofSender, direction), worst.named, worst.received);
        }
        var after = worst;
        for (var vlan : named) {
            after = after.with(vlan(vlan).with(ofSender, direction));
        }
        return after;
    }

    void take(final Port source, final Direction direction) {
        final int ofSender = ofSender(source, direction);
        worst = after(source, direction);
        source.vlans().named().forEach(vlan -> vlans.put(vlan, vlan(vlan).with(ofSender, direction)));
        sent.put(source.name(), ofSender);
    }

    private int ofSender(final Port source, final Direction direction) {
        return sent.getOrDefault(source.name(), 0) + (direction.out() ? 1 : 0);
    }

    private Load vlan(final int vlan) {
        return vlans.getOrDefault(vlan, Load.NONE);
    }
}
