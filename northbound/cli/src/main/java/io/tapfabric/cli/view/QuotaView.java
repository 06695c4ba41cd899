package io.tapfabric.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Quota;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * A quota and how much of it is used, as a table.
 *
 * @param quota what the controller reports
 * @param set whether it is set, else it has its default
 */
public record QuotaView(Quota quota, boolean set) {
    private static final List<Property<QuotaView>> COLUMNS = List.of(
        new Property<>("quota", view -> Cell.of(view.quota.requireName())),
        new Property<>("limit", QuotaView::limit),
        new Property<>("default", view -> Cell.of(view.set ? "no" : "yes")),
        new Property<>("most-used", QuotaView::mostUsed),
        new Property<>("by", view -> Cell.ofNullable(view.quota.getMostUsedBy())));

    /** One row a quota, by name. */
    public static Table list(final TapsState states, final Predicate<String> set) {
        return Property.list(COLUMNS, states.nonnullQuota().values().stream()
            .sorted(Comparator.comparing(Quota::requireName))
            .map(quota -> new QuotaView(quota, set.test(quota.requireName()))));
    }

    private Cell limit() {
        return Cell.of(Optional.ofNullable(quota.getLimit()).map(limit -> unlimited(limit) ? "any" : limit));
    }

    /** Yellow if there is nothing left. */
    private Cell mostUsed() {
        final var usedUp = Optional.ofNullable(quota.getLimit()).filter(limit -> !unlimited(limit)
            && Optional.ofNullable(quota.getMostUsed()).filter(used -> used.compareTo(limit) >= 0).isPresent());
        return new Cell(Cell.ofNullable(quota.getMostUsed()).text(), usedUp.isPresent() ? Style.YELLOW : Style.PLAIN);
    }

    private static boolean unlimited(final Uint32 limit) {
        return limit.equals(Uint32.ZERO);
    }
}
