package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which flows go before a change of rows, by what Open vSwitch does about live traffic. It goes on with what it decided
 * until it decides anew, and that at most once in 5 ms. A change of flows always makes it decide anew, one of a mirror
 * since Open vSwitch 3.4.
 */
enum Order {
    /**
     * New flows go after the mirrors, and make the copies begin. Before them, they would cost 5 ms in which nothing is
     * decided anew.
     */
    MIRRORS_FIRST,
    /** Copies begin with the mirrors, so new flows must be there. */
    FLOWS_FIRST;

    /** The first version whose mirrors act on live traffic (its NEWS): major, minor. */
    private static final int[] MIRRORS_ACT_SINCE = {3, 4};

    /** Tables whose flows stop copies when they go. A flow that recognises a source stays until no copy can come. */
    private static final Set<Integer> STOPPING = Stream.of(Table.SELECT, Table.SESSION, Table.TUNNEL,
        Table.ARRIVAL, Table.DELIVERY, Table.SINK).map(Table::number).collect(Collectors.toUnmodifiableSet());

    /** The order for a version of Open vSwitch, such as {@code 3.1.0}; of one that is not known, the safe one. */
    static Order of(final String version) {
        final var parts = version.split("\\D+");
        final var number = parts.length < 2 || parts[0].isEmpty() ? MIRRORS_ACT_SINCE
            : new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
        return Arrays.compare(number, MIRRORS_ACT_SINCE) < 0 ? MIRRORS_FIRST : FLOWS_FIRST;
    }

    /** The part of some work on flows that goes before a change of rows. */
    Delta<WireKey, WireEntry> early(final Delta<WireKey, WireEntry> work) {
        final var removes = new TreeSet<>(work.removes());
        removes.removeIf(key -> !STOPPING.contains(key.table()));
        return new Delta<>(this == FLOWS_FIRST ? work.puts() : new TreeMap<>(), removes);
    }
}
