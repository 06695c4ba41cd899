package io.tapfabric.cli.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.show.host.output.Entry;

/**
 * What a host should hold and what it holds, one row or flow after the other, in the manner of diff(1): {@code +} is
 * missing on the host, {@code -} should not be there, {@code !} differs.
 */
public final class DifferenceView {
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::getKind).thenComparing(Entry::getKey);

    private final Collection<Entry> entries;

    public DifferenceView(final Collection<Entry> entries) {
        this.entries = entries.stream().sorted(ORDER).toList();
    }

    /** The lines for every entry, or for those that differ only. */
    public Table table(final boolean differencesOnly) {
        final var rows = new ArrayList<List<Cell>>();
        entries.stream().filter(entry -> !differencesOnly || differs(entry)).forEach(entry -> rows.addAll(rows(entry)));
        return new Table(List.of(), rows);
    }

    /** One line that says how much there is and how much of it differs. */
    public String summary() {
        final long differences = entries.stream().filter(DifferenceView::differs).count();
        return entries.size() + " rows and flows, " + differences + (differences == 1 ? " difference" : " differences");
    }

    /** Whether the host does not hold what it should. */
    public static boolean differs(final Entry entry) {
        return !Boolean.TRUE.equals(entry.getSame());
    }

    private static List<List<Cell>> rows(final Entry entry) {
        final var planned = Optional.ofNullable(entry.getPlanned());
        final var observed = Optional.ofNullable(entry.getObserved());
        if (!differs(entry)) {
            return List.of(row(" ", Style.PLAIN, entry, planned.or(() -> observed)));
        }
        if (observed.isEmpty()) {
            return List.of(row("+", Style.GREEN, entry, planned));
        }
        return planned.isEmpty() ? List.of(row("-", Style.RED, entry, observed))
            : List.of(row("!", Style.YELLOW, entry, planned.map(text -> "planned  " + text)),
                List.of(Cell.of(""), Cell.of(""), Cell.of(""),
                    new Cell(observed.map(text -> "observed " + text).orElse(""), Style.YELLOW)));
    }

    private static List<Cell> row(final String mark, final Style style, final Entry entry,
            final Optional<String> text) {
        return List.of(new Cell(mark, style), new Cell(entry.requireKind().getName(), style),
            new Cell(entry.requireKey(), style), new Cell(text.orElse("-"), style));
    }
}
