package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.LinkException;
import java.util.List;

/**
 * Turns changes of rows into the operations of one transaction.
 */
final class Transaction implements Row.Visitor<Transaction> {
    private final BridgeSteps bridges;
    private final PortSteps ports;
    private final MirrorSteps mirrors;

    private Transaction(final Draft draft, final Snapshot now) {
        bridges = new BridgeSteps(draft, now);
        ports = new PortSteps(draft, now);
        mirrors = new MirrorSteps(draft, now);
    }

    /**
     * The steps for a delta; the last one reads the new value of {@code next_cfg}.
     *
     * @throws LinkException if the delta cannot be applied to what is there
     */
    static List<Step> of(final Delta<RowKey, Row> delta, final Operations operations, final Snapshot now)
            throws LinkException {
        final var draft = new Draft(operations, now);
        final var transaction = new Transaction(draft, now);
        delta.puts().values().forEach(row -> row.accept(transaction));
        delta.removes().forEach(transaction::remove);
        return draft.finish();
    }

    @Override
    public Transaction bridge(final Row.TapBridge row) {
        bridges.put(row);
        return this;
    }

    @Override
    public Transaction port(final Row.TapPort row) {
        ports.put(row);
        return this;
    }

    @Override
    public Transaction mirror(final Row.Mirror row) {
        mirrors.put(row);
        return this;
    }

    private void remove(final RowKey key) {
        switch (key.table()) {
            case BRIDGE -> bridges.remove(key.name());
            case PORT -> ports.remove(key.name());
            case MIRROR -> mirrors.remove(key.name());
            default -> throw new IllegalArgumentException("unknown table of " + key);
        }
    }
}
