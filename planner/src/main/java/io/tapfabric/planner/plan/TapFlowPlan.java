package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import io.tapfabric.planner.row.RowKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was planned for one tap-flow. Equal plans mean equal work on every host: a host that has applied a plan in which
 * the tap-flow looked like this serves it.
 *
 * @param flow the tap-flow
 * @param on whether it and its tap-service are enabled
 * @param source its source as found
 * @param sink its sink as found
 * @param mirrors names of the Mirror rows on the source's host that copy its packets; empty if it is not planned
 * @param via the ports of ours that its copies pass
 * @param problems why it is not planned, or may not work
 */
public record TapFlowPlan(TapFlow flow, boolean on, Optional<End> source, Optional<End> sink, SortedSet<String> mirrors,
        SortedSet<Place> via, SortedSet<Problem> problems) {
    /**
     * An end of a tap-flow: a port, at its place.
     *
     * @param place where it is
     * @param port what it is, its OpenFlow number included
     */
    public record End(Place place, Port port) {
    }

    public TapFlowPlan {
        mirrors = Collections.unmodifiableSortedSet(new TreeSet<>(mirrors));
        via = Collections.unmodifiableSortedSet(new TreeSet<>(via));
        problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
    }

    /** Whether some host must do something for it. */
    public boolean planned() {
        return !mirrors.isEmpty();
    }

    /** Whether its copies depend on a row of a host. */
    public boolean needs(final HostId host, final RowKey row) {
        return switch (row.table()) {
            case BRIDGE -> planned() && (on(host, source) || on(host, sink));
            case PORT -> via.contains(new Place(host, PortName.of(row.name())));
            case MIRROR -> on(host, source) && mirrors.contains(row.name());
        };
    }

    private static boolean on(final HostId host, final Optional<End> end) {
        return end.filter(where -> where.place().host().equals(host)).isPresent();
    }
}
