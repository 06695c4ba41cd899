package io.tapfabric.cli.view;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.show.host.output.Entry;

/**
 * What a host should hold and what it holds, one row or flow after the other: {@code +} is missing on the host,
 * {@code -} should not be there, {@code !} differs.
 */
public final class DifferenceView {
    private static final Difference.Words WORDS = new Difference.Words("!", "observed", "planned ");

    private final Collection<Entry> entries;

    public DifferenceView(final Collection<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The lines for every entry, or for those that differ only. */
    public Table table(final boolean differencesOnly) {
        return new Table(List.of(), entries.stream().filter(entry -> !differencesOnly || differs(entry))
            .sorted((one, other) -> Difference.ORDER.compare(difference(one), difference(other)))
            .flatMap(entry -> rows(entry).stream()).toList());
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
        final var difference = difference(entry);
        return differs(entry) ? difference.rows(WORDS) : List.of(difference.same());
    }

    private static Difference difference(final Entry entry) {
        return new Difference(entry.requireKind(), entry.requireKey(), Optional.ofNullable(entry.getObserved()),
            Optional.ofNullable(entry.getPlanned()));
    }
}
