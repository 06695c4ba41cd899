package io.tapfabric.southbound.ovsdb;

/**
 * Is told of databases that come, change and go. Calls come one at a time for each link, from library threads, and must
 * not block.
 */
public interface DatabaseListener {
    /** A database has connected, and its first view is complete. */
    void connected(DatabaseLink link);

    /** {@link DatabaseLink#view()} has changed. */
    void changed(DatabaseLink link);

    /** A database is gone; follows each {@link #connected}. */
    void disconnected(DatabaseLink link);
}
