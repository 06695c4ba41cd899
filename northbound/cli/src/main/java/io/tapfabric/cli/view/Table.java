package io.tapfabric.cli.view;

import com.google.common.collect.Lists;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows below each other, columns two spaces apart, nothing drawn around: made to be read, and to be cut by other tools.
 *
 * @param header one title a column; none for a table without header
 * @param rows cells, as many in each row
 */
public record Table(List<String> header, List<List<Cell>> rows) {
    private static final String GAP = "  ";

    public Table {
        header = List.copyOf(header);
        rows = List.copyOf(Lists.transform(rows, List::copyOf));
    }

    /** The lines of this table, in colour or without. */
    public List<String> lines(final boolean colour) {
        final var all = withHeader();
        final int columns = all.stream().mapToInt(List::size).max().orElse(0);
        final var widths = IntStream.range(0, columns).map(column -> width(all, column)).toArray();
        return all.stream().map(row -> line(row, widths, colour)).toList();
    }

    private List<List<Cell>> withHeader() {
        final var titles = header.stream().map(title -> new Cell(title, Style.BOLD)).toList();
        return header.isEmpty() ? rows : Stream.concat(Stream.of(titles), rows.stream()).toList();
    }

    private static int width(final List<List<Cell>> rows, final int column) {
        return rows.stream().filter(row -> column < row.size()).mapToInt(row -> row.get(column).text().length()).max()
            .orElse(0);
    }

    private static String line(final List<Cell> row, final int[] widths, final boolean colour) {
        final var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            final var cell = row.get(column);
            line.append(colour ? cell.style().paint(cell.text()) : cell.text());
            if (column + 1 < row.size()) {
                line.append(" ".repeat(widths[column] - cell.text().length())).append(GAP);
            }
        }
        return line.toString();
    }
}
