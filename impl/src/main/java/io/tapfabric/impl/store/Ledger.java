package io.tapfabric.impl.store;

import io.tapfabric.planner.model.FilterId;
import io.tapfabric.planner.model.FilterNumber;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.Executor;
import org.opendaylight.mdsal.binding.api.DataBroker;

/**
 * The controller's memory over a restart: which number each tap-flow and filter has, which numbers of deleted ones are
 * not free yet, and which hosts hold something of ours. Answers at once from memory and writes to the data store after.
 * A crash does not lead to a number being given out twice: the next free number is stored {@value Roll#RESERVE} ahead
 * of the last one given.
 */
public final class Ledger implements Numbers, AutoCloseable {
    private final NewestWriter<LedgerPage> writer;

    private LedgerPage page;

    private Ledger(final DataBroker broker, final Executor executor, final LedgerPage stored) {
        writer = new NewestWriter<>(broker, executor, "ledger", LedgerStore::fill);
        page = stored.opened();
        writer.write(page);
    }

    /**
     * Reads the ledger. One that is missing or cannot be read counts as empty: tap-flows and filters get new
     * numbers, and hosts are put right when they connect.
     *
     * @param executor writes what changes
     */
    public static Ledger open(final DataBroker broker, final Executor executor) {
        return new Ledger(broker, executor, LedgerStore.read(broker));
    }

    @Override
    public void close() {
        writer.close();
    }

    @Override
    public synchronized SortedMap<TapFlowId, TapFlowNumber> assign(final SortedSet<TapFlowId> present) {
        turnTo(page.assign(present));
        return page.flows().given();
    }

    @Override
    public synchronized SortedMap<FilterId, FilterNumber> assignFilters(final SortedSet<FilterId> present) {
        turnTo(page.assignFilters(present));
        return page.filters().given();
    }

    /** Gives the numbers that this ledger would give now, one call after the other, and keeps nothing. */
    public synchronized Numbers rehearsal() {
        return new Rehearsal(page);
    }

    /** Numbers of deleted tap-flows, each kept until {@link #release(TapFlowNumber)}. */
    public synchronized SortedMap<TapFlowNumber, TapFlowId> deleted() {
        return page.flows().deleted();
    }

    /** Numbers of deleted filters, each kept until {@link #release(FilterNumber)}. */
    public synchronized SortedMap<FilterNumber, FilterId> deletedFilters() {
        return page.filters().deleted();
    }

    /** Frees the number of a deleted tap-flow: every host has confirmed that nothing carries it any more. */
    public synchronized void release(final TapFlowNumber number) {
        turnTo(page.release(number));
    }

    /** Frees the number of a deleted filter, likewise. */
    public synchronized void release(final FilterNumber number) {
        turnTo(page.release(number));
    }

    /** Hosts that hold something of ours. */
    public synchronized SortedSet<HostId> hosts() {
        return page.hosts();
    }

    public synchronized void add(final HostId host) {
        turnTo(page.add(host));
    }

    public synchronized void remove(final HostId host) {
        turnTo(page.remove(host));
    }

    private void turnTo(final LedgerPage next) {
        page = next;
        writer.write(next);
    }

    private static final class Rehearsal implements Numbers {
        private LedgerPage page;

        Rehearsal(final LedgerPage page) {
            this.page = page;
        }

        @Override
        public SortedMap<TapFlowId, TapFlowNumber> assign(final SortedSet<TapFlowId> present) {
            page = page.assign(present);
            return page.flows().given();
        }

        @Override
        public SortedMap<FilterId, FilterNumber> assignFilters(final SortedSet<FilterId> present) {
            page = page.assignFilters(present);
            return page.filters().given();
        }
    }
}
