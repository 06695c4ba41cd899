package io.tapfabric.cli.view;

import io.tapfabric.cli.option.FilterRules;
import io.tapfabric.cli.option.RuleOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.FilterRule;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Fragments;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Verdict;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.Filter;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.FilterKey;

/**
 * A filter and where it is used, as tables.
 */
public final class FilterView {
    private static final Property<FilterView> ID =
        new Property<>("id", filter -> Cell.of(filter.intent.requireId().getValue()));
    private static final Property<FilterView> NAME =
        new Property<>("name", filter -> Cell.ofNullable(filter.intent.getName()));
    private static final Property<FilterView> DESCRIPTION =
        new Property<>("description", filter -> Cell.ofNullable(filter.intent.getDescription()));
    /** Absent means the model's default: reject. */
    private static final Property<FilterView> DEFAULT = new Property<>("default",
        filter -> cell(Optional.ofNullable(filter.intent.getDefault()).orElse(Verdict.Reject), ""));
    /** Absent means the model's default: none. */
    private static final Property<FilterView> FRAGMENTS = new Property<>("fragments",
        filter -> Cell.of(Optional.ofNullable(filter.intent.getFragments()).orElse(Fragments.None).getName()));
    private static final Property<FilterView> OUT_RULES =
        new Property<>("out-rules", filter -> Cell.of(FilterRules.OUT.of(filter.intent).size()));
    private static final Property<FilterView> IN_RULES =
        new Property<>("in-rules", filter -> Cell.of(FilterRules.IN.of(filter.intent).size()));
    private static final Property<FilterView> NUMBER =
        new Property<>("number", filter -> Cell.of(filter.state.map(known -> known.getNumber())));
    private static final Property<FilterView> TAP_FLOWS =
        new Property<>("tap-flows", filter -> Cell.of(filter.state.map(known -> filter.tapFlows().count())));
    private static final Property<FilterView> TAP_FLOW_IDS = new Property<>("tap-flows",
        filter -> Cell.of(Optional.of(filter.tapFlows().sorted(Columns.BY_VALUE).collect(Collectors.joining(", ")))));

    /** What a list shows. */
    public static final Columns<Filter> COLUMNS =
        Columns.of(List.of(ID, NAME, DEFAULT, FRAGMENTS, OUT_RULES, IN_RULES, TAP_FLOWS), FilterView::new);
    private static final List<Property<FilterView>> LINES =
        List.of(ID, NAME, DESCRIPTION, DEFAULT, FRAGMENTS, NUMBER, TAP_FLOW_IDS);

    private final Filter intent;
    private final Optional<org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Filter> state;

    private FilterView(final Filter intent, final TapsState states) {
        this.intent = intent;
        state = Optional.ofNullable(states.nonnullFilter().get(new FilterKey(intent.requireId())));
    }

    /** One row a property, and one a rule: those of each direction in the order in which they are asked. */
    public static Table show(final Filter intent, final TapsState states) {
        final var view = new FilterView(intent, states);
        return Property.show(LINES, view, Stream.of(FilterRules.values()).flatMap(view::rows).toList());
    }

    private Stream<List<Cell>> rows(final FilterRules direction) {
        return direction.of(intent).values().stream().map(rule -> List.of(
            Cell.of(direction + " " + rule.requirePriority()), rule(rule)));
    }

    private Stream<String> tapFlows() {
        return state.stream().flatMap(known -> Optional.ofNullable(known.getTapFlow()).stream())
            .flatMap(flows -> flows.stream()).map(Id::getValue);
    }

    private static Cell rule(final FilterRule rule) {
        return cell(rule.requireAction(), ": " + RuleOptions.phrase(rule));
    }

    /** What is accepted is green, what is rejected red. */
    private static Cell cell(final Verdict verdict, final String more) {
        return new Cell(verdict.getName() + more, verdict == Verdict.Accept ? Style.GREEN : Style.RED);
    }
}
