package io.tapfabric.cli.view;

import io.tapfabric.cli.option.ReductionLeaf;
import io.tapfabric.cli.option.SourceOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Direction;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Oversize;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.tap.flow.Source;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.LeftOut;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.tap.flow.SourceKey;

/**
 * A tap-flow and its state, as tables.
 */
public final class TapFlowView {
    private static final Property<TapFlowView> ID =
        new Property<>("id", flow -> Cell.of(flow.intent.requireId().getValue()));
    private static final Property<TapFlowView> NAME =
        new Property<>("name", flow -> Cell.ofNullable(flow.intent.getName()));
    private static final Property<TapFlowView> DESCRIPTION =
        new Property<>("description", flow -> Cell.ofNullable(flow.intent.getDescription()));
    /** Absent means the model's default: enabled. */
    private static final Property<TapFlowView> ENABLED =
        new Property<>("enabled", flow -> Cell.of(Boolean.FALSE.equals(flow.intent.getEnabled()) ? "no" : "yes"));
    private static final Property<TapFlowView> TAP_SERVICE =
        new Property<>("tap-service", flow -> Cell.of(flow.intent.requireTapService().stream().map(Id::getValue)
            .sorted(Columns.BY_VALUE).collect(Collectors.joining(","))));
    /** Absent means the model's default: both. */
    private static final Property<TapFlowView> DIRECTION = new Property<>("direction",
        flow -> Cell.of(Optional.ofNullable(flow.intent.getDirection()).orElse(Direction.BOTH).getName()));
    private static final Property<TapFlowView> FILTER =
        new Property<>("filter", flow -> Cell.of(Optional.ofNullable(flow.intent.getFilter()).map(Id::getValue)));
    private static final Property<TapFlowView> PRIORITY =
        new Property<>("priority", flow -> Cell.ofNullable(flow.intent.getPriority()));
    /** Absent means the model's default: truncate. */
    private static final Property<TapFlowView> OVERSIZE = new Property<>("oversize",
        flow -> Cell.of(Optional.ofNullable(flow.intent.getOversize()).orElse(Oversize.Truncate).getName()));
    private static final Property<TapFlowView> TRUNCATE = new Property<>("truncate",
        flow -> Cell.of(Optional.ofNullable(flow.intent.getTruncate()).map(octets -> octets + " octets")));
    private static final Property<TapFlowView> SAMPLE = new Property<>("sample",
        flow -> Cell.of(Optional.ofNullable(flow.intent.getSample()).map(of -> "one in " + of)));
    private static final Property<TapFlowView> RATE_LIMIT = new Property<>("rate-limit",
        flow -> Cell.of(Optional.ofNullable(flow.intent.getRateLimit()).map(ReductionLeaf::text)));
    private static final Property<TapFlowView> IDENTITY =
        new Property<>("identity", flow -> Cell.ofNullable(flow.intent.getIdentity()));
    private static final Property<TapFlowView> SOURCES = new Property<>("source", TapFlowView::sources);
    private static final Property<TapFlowView> STATE =
        new Property<>("state", flow -> StateCell.of(flow.state.map(known -> known.getState())));
    private static final Property<TapFlowView> NUMBER =
        new Property<>("number", flow -> Cell.of(flow.state.map(known -> known.getNumber())));
    private static final Property<TapFlowView> SINK_IS = new Property<>("sink is", flow -> Place.sinks(flow.state));
    private static final Property<TapFlowView> SENT =
        new Property<>("sent", flow -> Count.both(flow.state.map(known -> known.getSent())));
    private static final Property<TapFlowView> SENT_PACKETS =
        new Property<>("sent", flow -> Count.packets(flow.state.map(known -> known.getSent())));
    private static final Property<TapFlowView> DELIVERED =
        new Property<>("delivered", flow -> Count.both(flow.state.map(known -> known.getDelivered())));
    private static final Property<TapFlowView> DELIVERED_PACKETS =
        new Property<>("delivered", flow -> Count.packets(flow.state.map(known -> known.getDelivered())));
    private static final Property<TapFlowView> TOO_LONG =
        new Property<>("too long", flow -> Count.both(flow.state.map(known -> known.getOversize())));
    private static final Property<TapFlowView> TOO_LONG_PACKETS =
        new Property<>("too-long", flow -> Count.packets(flow.state.map(known -> known.getOversize())));
    private static final Property<TapFlowView> FILTERED = new Property<>("left out: filter",
        flow -> Count.both(flow.leftOut().map(LeftOut::getFilter)));
    private static final Property<TapFlowView> NOT_SAMPLED = new Property<>("left out: sample",
        flow -> Count.both(flow.leftOut().map(LeftOut::getSample)));
    private static final Property<TapFlowView> OVER_RATE = new Property<>("left out: rate",
        flow -> Count.both(flow.leftOut().map(LeftOut::getRate)));
    private static final Property<TapFlowView> TRUNCATED = new Property<>("truncated",
        flow -> Count.cut(flow.state.map(known -> known.getTruncated())));
    private static final Property<TapFlowView> PROBLEMS =
        new Property<>("problems", flow -> ProblemCells.codes(flow.state));

    /** What a list shows. */
    public static final Columns<TapFlow> COLUMNS = Columns.of(List.of(ID, NAME, STATE, ENABLED, TAP_SERVICE, DIRECTION,
        FILTER, PRIORITY, SOURCES, SENT_PACKETS, DELIVERED_PACKETS, TOO_LONG_PACKETS, PROBLEMS), TapFlowView::new);
    private static final List<Property<TapFlowView>> LINES = List.of(ID, NAME, DESCRIPTION, ENABLED, TAP_SERVICE,
        DIRECTION, FILTER, PRIORITY, OVERSIZE, TRUNCATE, SAMPLE, RATE_LIMIT, IDENTITY, STATE, NUMBER, SINK_IS, SENT,
        DELIVERED, TOO_LONG, FILTERED, NOT_SAMPLED, OVER_RATE, TRUNCATED);

    private final TapFlow intent;
    private final Optional<org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlow> state;

    private TapFlowView(final TapFlow intent, final TapsState states) {
        this.intent = intent;
        state = Optional.ofNullable(states.nonnullTapFlow().get(new TapFlowKey(intent.requireId())));
    }

    /** One row a property, three a source. */
    public static Table show(final TapFlow intent, final TapsState states) {
        final var view = new TapFlowView(intent, states);
        return Property.show(LINES, view, Stream.concat(
            view.sorted().flatMap(view::rows), ProblemCells.rows(view.state).stream()).toList());
    }

    private Optional<LeftOut> leftOut() {
        return state.map(known -> known.getLeftOut());
    }

    /** The first source, and how many more there are. */
    private Cell sources() {
        final var more = intent.nonnullSource().size() - 1;
        return Cell.of(sorted().findFirst().map(source -> phrase(source).text() + (more > 0 ? " +" + more : "")));
    }

    private Stream<List<Cell>> rows(final Source source) {
        final var known = state.map(all -> all.nonnullSource().get(new SourceKey(source.requireId())));
        return Stream.of(List.of(Cell.of("source " + source.requireId().getValue()), phrase(source)),
            List.of(Cell.of("  state"), StateCell.of(known.map(one -> one.getState()))),
            List.of(Cell.of("  is"), Place.source(known)));
    }

    private Stream<Source> sorted() {
        return intent.nonnullSource().values().stream()
            .sorted(Comparator.comparing(source -> source.requireId().getValue(), Columns.BY_VALUE));
    }

    private static Cell phrase(final Source source) {
        return Cell.of(SourceOptions.phrase(Optional.ofNullable(source.getKind())));
    }
}
