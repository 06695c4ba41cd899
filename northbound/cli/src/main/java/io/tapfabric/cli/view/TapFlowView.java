package io.tapfabric.cli.view;

import io.tapfabric.cli.option.SourceNic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Direction;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PortName;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlowKey;

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
        new Property<>("tap-service", flow -> Cell.of(flow.intent.requireTapService().getValue()));
    /** Absent means the model's default: both. */
    private static final Property<TapFlowView> DIRECTION = new Property<>("direction",
        flow -> Cell.of(Optional.ofNullable(flow.intent.getDirection()).orElse(Direction.BOTH).getName()));
    private static final Property<TapFlowView> SOURCE =
        new Property<>("source", flow -> Nic.cell(SourceNic.find(flow.intent)));
    private static final Property<TapFlowView> STATE =
        new Property<>("state", flow -> StateCell.of(flow.state.map(known -> known.getState())));
    private static final Property<TapFlowView> NUMBER =
        new Property<>("number", flow -> Cell.of(flow.state.map(known -> known.getNumber())));
    private static final Property<TapFlowView> SOURCE_IS = new Property<>("source is",
        flow -> place(flow.state.map(known -> known.getSourceHost()), flow.state.map(known -> known.getSourcePort())));
    private static final Property<TapFlowView> SINK_IS = new Property<>("sink is",
        flow -> place(flow.state.map(known -> known.getSinkHost()), flow.state.map(known -> known.getSinkPort())));
    private static final Property<TapFlowView> SENT =
        new Property<>("sent", flow -> Count.both(flow.state.map(known -> known.getSent())));
    private static final Property<TapFlowView> SENT_PACKETS =
        new Property<>("sent", flow -> Count.packets(flow.state.map(known -> known.getSent())));
    private static final Property<TapFlowView> DELIVERED =
        new Property<>("delivered", flow -> Count.both(flow.state.map(known -> known.getDelivered())));
    private static final Property<TapFlowView> DELIVERED_PACKETS =
        new Property<>("delivered", flow -> Count.packets(flow.state.map(known -> known.getDelivered())));
    private static final Property<TapFlowView> PROBLEMS =
        new Property<>("problems", flow -> ProblemCells.codes(flow.state));

    private static final List<Property<TapFlowView>> COLUMNS = List.of(ID, NAME, STATE, ENABLED, TAP_SERVICE, DIRECTION,
        SOURCE, SENT_PACKETS, DELIVERED_PACKETS, PROBLEMS);
    private static final List<Property<TapFlowView>> LINES = List.of(ID, NAME, DESCRIPTION, ENABLED, TAP_SERVICE,
        DIRECTION, SOURCE, STATE, NUMBER, SOURCE_IS, SINK_IS, SENT, DELIVERED);

    private final TapFlow intent;
    private final Optional<org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlow> state;

    private TapFlowView(final TapFlow intent, final TapsState states) {
        this.intent = intent;
        state = Optional.ofNullable(states.nonnullTapFlow().get(new TapFlowKey(intent.requireId())));
    }

    /** One row a tap-flow. */
    public static Table list(final Collection<TapFlow> intents, final TapsState states) {
        return Property.list(COLUMNS, intents.stream().map(intent -> new TapFlowView(intent, states)));
    }

    /** One row a property. */
    public static Table show(final TapFlow intent, final TapsState states) {
        final var view = new TapFlowView(intent, states);
        return Property.show(LINES, view, ProblemCells.rows(view.state));
    }

    private static Cell place(final Optional<HostId> host, final Optional<PortName> port) {
        return Cell.of(host.flatMap(known -> port.map(name -> "port " + name.getValue() + " of host "
            + known.getValue())));
    }
}
