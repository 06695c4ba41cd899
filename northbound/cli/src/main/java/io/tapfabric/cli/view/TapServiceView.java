package io.tapfabric.cli.view;

import io.tapfabric.cli.option.SinkOptions;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceKey;

/**
 * A tap-service and its state, as tables.
 */
public final class TapServiceView {
    private static final Property<TapServiceView> ID =
        new Property<>("id", service -> Cell.of(service.intent.requireId().getValue()));
    private static final Property<TapServiceView> NAME =
        new Property<>("name", service -> Cell.ofNullable(service.intent.getName()));
    private static final Property<TapServiceView> DESCRIPTION =
        new Property<>("description", service -> Cell.ofNullable(service.intent.getDescription()));
    /** Absent means the model's default: disabled. */
    private static final Property<TapServiceView> ENABLED =
        new Property<>("enabled", service -> Cell.of(Boolean.TRUE.equals(service.intent.getEnabled()) ? "yes" : "no"));
    private static final Property<TapServiceView> SINK = new Property<>("sink", service -> Cell.of(
        SinkOptions.phrase(Optional.ofNullable(service.intent.getSink()).map(sink -> sink.getKind()))));
    private static final Property<TapServiceView> STATE =
        new Property<>("state", service -> StateCell.of(service.state.map(known -> known.getState())));
    private static final Property<TapServiceView> SINK_IS =
        new Property<>("sink is", service -> Place.sinks(service.state));
    private static final Property<TapServiceView> SINK_IS_FIRST =
        new Property<>("sink is", service -> Place.someSinks(service.state));
    private static final Property<TapServiceView> TAP_FLOWS =
        new Property<>("tap-flows", service -> Cell.of(service.state.map(known -> known.getTapFlows())));
    private static final Property<TapServiceView> PROBLEMS =
        new Property<>("problems", service -> ProblemCells.codes(service.state));

    /** What a list shows. */
    public static final Columns<TapService> COLUMNS =
        Columns.of(List.of(ID, NAME, STATE, ENABLED, SINK, SINK_IS_FIRST, TAP_FLOWS, PROBLEMS),
            TapServiceView::new);
    private static final List<Property<TapServiceView>> LINES =
        List.of(ID, NAME, DESCRIPTION, ENABLED, SINK, STATE, SINK_IS, TAP_FLOWS);

    private final TapService intent;
    private final Optional<org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapService> state;

    private TapServiceView(final TapService intent, final TapsState states) {
        this.intent = intent;
        state = Optional.ofNullable(states.nonnullTapService().get(new TapServiceKey(intent.requireId())));
    }

    /** One row a property. */
    public static Table show(final TapService intent, final TapsState states) {
        final var view = new TapServiceView(intent, states);
        return Property.show(LINES, view, ProblemCells.rows(view.state));
    }
}
