package io.tapfabric.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.EntryKind;

/**
 * One row or flow as it is and as it is to be, in the manner of diff(1): {@code +} comes, {@code -} goes.
 *
 * @param kind row or flow
 * @param key which
 * @param before as it is, if it is there
 * @param after as it is to be, if it is to be there
 */
record Difference(EntryKind kind, String key, Optional<String> before, Optional<String> after) {
    static final Comparator<Difference> ORDER =
        Comparator.comparing(Difference::kind).thenComparing(Difference::key);

    /**
     * How one that is there before and after is marked, and what the two are called.
     *
     * @param mark its mark
     * @param before the word for as it is, padded
     * @param after the word for as it is to be, padded
     */
    record Words(String mark, String before, String after) { }

    boolean comes() {
        return before.isEmpty();
    }

    boolean goes() {
        return before.isPresent() && after.isEmpty();
    }

    /** The line of one that comes or goes, or the two lines of one that changes. */
    List<List<Cell>> rows(final Words words) {
        if (comes()) {
            return List.of(row("+", Style.GREEN, after.orElse("-")));
        }
        return goes() ? List.of(row("-", Style.RED, before.orElse("-")))
            : List.of(row(words.mark, Style.YELLOW, words.after + ' ' + after.orElse("")),
                List.of(Cell.of(""), Cell.of(""), Cell.of(""),
                    new Cell(words.before + ' ' + before.orElse(""), Style.YELLOW)));
    }

    /** The line of one that stays. */
    List<Cell> same() {
        return row(" ", Style.PLAIN, after.or(() -> before).orElse("-"));
    }

    private List<Cell> row(final String mark, final Style style, final String text) {
        return List.of(new Cell(mark, style), new Cell(kind.getName(), style), new Cell(key, style),
            new Cell(text, style));
    }
}
