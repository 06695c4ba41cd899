package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.RefusedException;
import io.tapfabric.southbound.ovsdb.DatabaseLink;
import io.tapfabric.southbound.ovsdb.DatabaseView;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of one host: what its database holds, what was written and is not in effect yet, and what it refused. */
final class HostRows {
    private static final Logger LOG = LoggerFactory.getLogger(HostRows.class);

    /** Every database has come to it: a database that was made anew counts from the beginning. */
    private static final long NO_CONFIG = 0;

    private final Refusals<RowKey, Row> refusals = new Refusals<>();
    private DatabaseLink link;
    /** The value of cur_cfg after which live traffic must be looked at anew. */
    private Optional<Long> unsettled = Optional.empty();
    /** Errors of our ports that were doubted already. */
    private Map<PortName, String> doubted = Map.of();
    private boolean doubtful;

    HostRows(final DatabaseLink link) {
        this.link = link;
    }

    /** The database connected anew. */
    void connected(final DatabaseLink newer) {
        link = newer;
        unsettled = unsettled.map(config -> NO_CONFIG);
        refusals.forget();
    }

    DatabaseView view() {
        return link.view();
    }

    boolean isOpen() {
        return link.isOpen();
    }

    /** What was refused may be tried again, and what Open vSwitch says of our ports may be doubted. */
    void retry() {
        refusals.forget();
        final var errors = Ports.errors(view().host());
        doubtful = !doubted.entrySet().containsAll(errors.entrySet());
        doubted = errors;
    }

    SortedMap<RowKey, String> refused() {
        return refusals.reasons();
    }

    /** What must be written to come to the plan. */
    Delta<RowKey, Row> work(final HostPlan wanted) {
        final var all = Delta.between(view().rows(), wanted.rows());
        refusals.keep(all);
        return refusals.spare(all);
    }

    /**
     * Asks vswitchd to look at its configuration again if it calls a port of ours unusable, once for each error. It can
     * be wrong: while the database has yet to tell it of an error that it wrote, it does not take that error back.
     */
    void doubt() throws LinkException {
        if (doubtful) {
            doubtful = false;
            unsettled = Optional.of(link.transact(Delta.none()));
        }
    }

    /** Writes all in one transaction; if that is refused, row by row, so that one bad row holds up no other. */
    void write(final Delta<RowKey, Row> work) throws LinkException {
        try {
            unsettled = Optional.of(link.transact(work));
        } catch (RefusedException e) {
            LOG.debug("rows={} refused together, now one by one: {}", work, e.getMessage());
            for (var row : work.puts().values()) {
                writeOne(row.key(), Delta.put(row.key(), row));
            }
            for (var key : new TreeSet<>(work.removes()).descendingSet()) {     // a mirror before its ports
                writeOne(key, Delta.remove(key));
            }
        }
    }

    private void writeOne(final RowKey key, final Delta<RowKey, Row> one) throws LinkException {
        try {
            unsettled = Optional.of(link.transact(one));
        } catch (RefusedException e) {
            refusals.add(key, one, e.getMessage());
        }
    }

    /** Whether something was written after which live traffic must be looked at anew. */
    boolean isUnsettled() {
        return unsettled.isPresent();
    }

    /** Waits until vswitchd has taken up what was written: now, or in a later round if it is slow. */
    void awaitApplied() throws LinkException {
        if (unsettled.isPresent()) {
            link.awaitApplied(unsettled.orElseThrow());
        }
    }

    /** Live traffic was looked at anew. Rows that somebody else changes back would be written again and again. */
    void settled(final HostPlan wanted) {
        unsettled = Optional.empty();
        final var left = work(wanted);
        left.puts().keySet().forEach(key -> refusals.add(key, left, key + " does not stay as it was written"));
        left.removes().forEach(key -> refusals.add(key, left, key + " comes back after it was removed"));
    }
}
