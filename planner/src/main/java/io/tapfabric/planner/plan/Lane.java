package io.tapfabric.planner.plan;

import com.google.common.collect.Comparators;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.Direction;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Row;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One way from a source bridge to brtap: a Mirror row and the patch it puts copies into, head at the source's bridge,
 * tail on brtap.
 *
 * @param bridge the source bridge
 * @param kind whose copies it carries
 * @param direction whether it carries what is sent, what is received, or both in one; a shared lane never both
 * @param only the ports of an exact lane
 */
record Lane(BridgeName bridge, Kind kind, Direction direction, SortedSet<PortName> only) implements Comparable<Lane> {
    private static final Comparator<Lane> ORDER = Comparator.comparing(Lane::kind).thenComparing(Lane::direction)
        .thenComparing(Lane::bridge)
        .thenComparing(Lane::only, Comparators.lexicographical(Comparator.<PortName>naturalOrder()));

    /** Whose copies a lane carries. */
    enum Kind {
        /** Those of many ports, which brtap tells apart by VLAN and MAC address. */
        SHARED(""),
        /** Those of certain ports, which it cannot tell apart from others. */
        EXACT("x"),
        /** Those of every port of the bridge. */
        WHOLE("w");

        private final String prefix;

        Kind(final String prefix) {
            this.prefix = prefix;
        }
    }

    Lane {
        only = Collections.unmodifiableSortedSet(new TreeSet<>(only));
    }

    static Lane shared(final BridgeName bridge, final Direction direction) {
        return new Lane(bridge, Kind.SHARED, direction, new TreeSet<>());
    }

    static Lane exact(final BridgeName bridge, final Direction direction, final SortedSet<PortName> only) {
        return new Lane(bridge, Kind.EXACT, direction, only);
    }

    static Lane whole(final BridgeName bridge, final Direction direction) {
        return new Lane(bridge, Kind.WHOLE, direction, new TreeSet<>());
    }

    private String base() {
        return kind.prefix + word() + (kind == Kind.EXACT
            ? only.stream().map(PortName::value).collect(Collectors.joining("+"))
            : bridge.value());
    }

    private String word() {
        return switch (direction) {
            case IN -> "in-";
            case OUT -> "out-";
            case BOTH -> "io-";
        };
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
        return kind != Kind.SHARED ? Table.BRIDGE : direction.out() ? Table.OUT : Table.IN;
    }

    Row.Mirror mirrorRow(final SortedSet<PortName> sources) {
        final var none = new TreeSet<PortName>();
        return new Row.Mirror(bridge, mirror(), Optional.of(head()), direction.out() ? sources : none,
            direction.in() ? sources : none, new TreeSet<>());
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
        return ORDER.compare(this, other);
    }
}
