package io.tapfabric.impl.store;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the ledger says at one moment.
 *
 * @param flows numbers of tap-flows
 * @param filters numbers of filters
 * @param hosts hosts that hold something of ours
 */
record LedgerPage(Roll<TapFlowId, TapFlowNumber> flows, Roll<FilterId, FilterNumber> filters,
        SortedSet<HostId> hosts) {
    static final LedgerPage EMPTY = new LedgerPage(Roll.empty(), Roll.empty(), new TreeSet<>());

    LedgerPage {
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
    }

    /** The page after a start. */
    LedgerPage opened() {
        return new LedgerPage(flows.opened(), filters.opened(), hosts);
    }

    LedgerPage assign(final SortedSet<TapFlowId> present) {
        return with(flows.assign(present, TapFlowNumber::new));
    }

    LedgerPage assignFilters(final SortedSet<FilterId> present) {
        return with(filters.assign(present, FilterNumber::new), hosts);
    }

    LedgerPage release(final TapFlowNumber number) {
        return with(flows.release(number));
    }

    LedgerPage release(final FilterNumber number) {
        return with(filters.release(number), hosts);
    }

    LedgerPage add(final HostId host) {
        final var more = new TreeSet<>(hosts);
        return more.add(host) ? with(filters, more) : this;
    }

    LedgerPage remove(final HostId host) {
        final var fewer = new TreeSet<>(hosts);
        return fewer.remove(host) ? with(filters, fewer) : this;
    }

    private LedgerPage with(final Roll<TapFlowId, TapFlowNumber> newer) {
        return newer == flows ? this : new LedgerPage(newer, filters, hosts);
    }

    private LedgerPage with(final Roll<FilterId, FilterNumber> newer, final SortedSet<HostId> newerHosts) {
        return newer == filters && newerHosts == hosts ? this : new LedgerPage(flows, newer, newerHosts);
    }
}
