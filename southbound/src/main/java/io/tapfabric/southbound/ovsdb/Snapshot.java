package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.row.RowKey;
import java.util.Optional;

/**
 * A view, and the rows that it was made of.
 */
record Snapshot(Peer peer, Image image, DatabaseView view, Index index) {
    /** The one row of table Open_vSwitch. */
    RootRow root() {
        return image.roots().values().iterator().next();
    }

    /** A row of ours as it was observed. */
    <R> Optional<R> row(final RowKey key, final Class<R> kind) {
        return Optional.ofNullable(view.rows().get(key)).map(kind::cast);
    }
}
