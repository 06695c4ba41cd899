package io.tapfabric.planner.row;

/**
 * What identifies a row of ours on a host: its table and its name. Rows are ordered as they must be made: a port needs
 * its bridge, a mirror its ports.
 *
 * @param table the kind of row
 * @param name the row's name, unique on the host within its table
 */
public record RowKey(Table table, String name) implements Comparable<RowKey> {
    /** The kinds of rows, in the order of their making. */
    public enum Table {
        BRIDGE, PORT, MIRROR
    }

    @Override
    public int compareTo(final RowKey other) {
        final int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return table.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
