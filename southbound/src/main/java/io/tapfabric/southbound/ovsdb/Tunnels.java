package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Underlay;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tunnels of a host, ours and others', and what they tell of its underlay. Filled while the view is made.
 */
final class Tunnels {
    private final SortedSet<Egress> egresses = new TreeSet<>();
    private final SortedSet<String> foreign = new TreeSet<>();

    /** Whose a tunnel is. Those between hosts are asked first what tunnels leave by; collectors may be anywhere. */
    private enum Whose { OURS_BETWEEN_HOSTS, FOREIGN, OURS_TO_A_COLLECTOR }

    /** What a tunnel leaves by. */
    private record Egress(Whose whose, String tunnel, PortName by) implements Comparable<Egress> {
        private static final Comparator<Egress> ORDER = Comparator.comparing(Egress::whose)
            .thenComparing(Egress::tunnel).thenComparing(Egress::by);

        @Override
        public int compareTo(final Egress other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds an interface of a port, if it is a tunnel. */
    void add(final PortRow port, final InterfaceRow face) {
        face.link().egress().ifPresent(by -> egresses.add(new Egress(whose(port, face), port.name(), by)));
        if (face.isTunnel() && !port.ours()) {
            foreign.add(face.type());
        }
    }

    private static Whose whose(final PortRow port, final InterfaceRow face) {
        final var ours = face.receivesAll() ? Whose.OURS_BETWEEN_HOSTS : Whose.OURS_TO_A_COLLECTOR;
        return port.ours() ? ours : Whose.FOREIGN;
    }

    Underlay underlay(final RootRow root) {
        return new Underlay(root.tunnelAddress(), egresses.stream().map(Egress::by).findFirst(),
            new TreeSet<>(root.ifaceTypes()), foreign);
    }
}
