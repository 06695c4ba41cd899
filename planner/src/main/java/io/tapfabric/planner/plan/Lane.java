package io.tapfabric.planner.plan;

import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One way from a source bridge to brtap: a Mirror row and the patch it puts copies into, head at the source's bridge,
 * tail on brtap. A shared lane carries the copies of many ports, which brtap tells apart by VLAN and MAC address; an
 * exact lane carries those of one port, which has no MAC address or shares it with another in its VLAN.
 *
 * @param bridge the source bridge
 * @param out whether it carries what guests send, else what they receive
 * @param only the one port of an exact lane
 */
record Lane(BridgeName bridge, boolean out, Optional<PortName> only) implements Comparable<Lane> {
    static Lane shared(final BridgeName bridge, final boolean out) {
        return new Lane(bridge, out, Optional.empty());
    }

    static Lane exact(final BridgeName bridge, final boolean out, final PortName only) {
        return new Lane(bridge, out, Optional.of(only));
    }

    /** Whether other ports may join it. */
    boolean isShared() {
        return only.isEmpty();
    }

    private String base() {
        final var direction = out ? "out-" : "in-";
        return only.map(port -> "x" + direction + port).orElse(direction + bridge);
    }

    String mirror() {
        return head().value();
    }

    PortName head() {
        return PortName.of(Names.shorten("tap-" + base()));
    }

    PortName tail() {
        return PortName.of(Names.shorten(base()));
    }

    Table table() {
        return out ? Table.OUT : Table.IN;
    }

    Row.Mirror mirrorRow(final SortedSet<PortName> sources) {
        final var none = new TreeSet<PortName>();
        return new Row.Mirror(bridge, mirror(), Optional.of(head()), out ? sources : none, out ? none : sources,
            new TreeSet<>());
    }

    Row.TapPort headRow() {
        return patch(bridge, head(), tail());
    }

    Row.TapPort tailRow() {
        return patch(Names.TAP_BRIDGE, tail(), head());
    }

    private static Row.TapPort patch(final BridgeName bridge, final PortName name, final PortName peer) {
        final var options = new TreeMap<String, String>();
        options.put("peer", peer.value());
        return new Row.TapPort(bridge, name, "patch", options, new TreeSet<>());
    }

    @Override
    public int compareTo(final Lane other) {
        return base().compareTo(other.base());
    }
}
