package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;

/**
 * The connection to one host's Open_vSwitch database. Calls block until the host answered, and for a few seconds at
 * most.
 */
public interface DatabaseLink extends AutoCloseable {
    /** What the database held when it last said so. */
    DatabaseView view();

    /** Whether the connection is up; once false, it stays so. */
    boolean isOpen();

    /**
     * Changes rows of ours in one transaction, all of them or none, together with next_cfg.
     *
     * @return the value of next_cfg to wait for with {@link #awaitApplied}
     */
    long transact(Delta<RowKey, Row> delta) throws LinkException;

    /** Waits until vswitchd has put a transaction into effect ({@code cur_cfg} has come to {@code config}). */
    void awaitApplied(long config) throws LinkException;

    /** Closes the connection. */
    @Override
    void close();
}
