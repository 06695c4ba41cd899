package io.tapfabric.cli.view;

import io.tapfabric.cli.option.SinkNic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.TapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapServiceKey;

/**
 * A tap-service and its state, as tables.
 */
public final class TapServiceView {
    private static final List<String> HEADER = List.of("ID", "NAME", "STATE", "ENABLED", "SINK", "HOST", "PORT",
        "TAP-FLOWS", "PROBLEMS");

    private final TapService intent;
    private final Optional<org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapService> state;

    private TapServiceView(final TapService intent, final TapsState states) {
        this.intent = intent;
        state = Optional.ofNullable(states.nonnullTapService().get(new TapServiceKey(intent.requireId())));
    }

    /** One row a tap-service. */
    public static Table list(final Collection<TapService> intents, final TapsState states) {
        return new Table(HEADER, intents.stream().map(intent -> new TapServiceView(intent, states).row()).toList());
    }

    /** One row a property. */
    public static Table show(final TapService intent, final TapsState states) {
        return new Table(List.of(), new TapServiceView(intent, states).fields());
    }

    private List<Cell> row() {
        return List.of(id(), name(), stateCell(), enabled(), sink(), host(), port(), tapFlows(),
            ProblemCells.codes(state));
    }

    private List<List<Cell>> fields() {
        final var fields = new ArrayList<List<Cell>>();
        fields.add(List.of(Cell.of("id"), id()));
        fields.add(List.of(Cell.of("name"), name()));
        fields.add(List.of(Cell.of("description"), Cell.of(Optional.ofNullable(intent.getDescription()))));
        fields.add(List.of(Cell.of("enabled"), enabled()));
        fields.add(List.of(Cell.of("sink"), sink()));
        fields.add(List.of(Cell.of("state"), stateCell()));
        fields.add(List.of(Cell.of("host"), host()));
        fields.add(List.of(Cell.of("port"), port()));
        fields.add(List.of(Cell.of("tap-flows"), tapFlows()));
        fields.addAll(ProblemCells.rows(state));
        return fields;
    }

    private Cell id() {
        return Cell.of(intent.requireId().getValue());
    }

    private Cell name() {
        return Cell.of(Optional.ofNullable(intent.getName()));
    }

    /** Absent means the model's default: disabled. */
    private Cell enabled() {
        return Cell.of(Boolean.TRUE.equals(intent.getEnabled()) ? "yes" : "no");
    }

    private Cell sink() {
        return Nic.cell(SinkNic.find(intent));
    }

    private Cell stateCell() {
        return StateCell.of(state.map(known -> known.getState()));
    }

    private Cell host() {
        return Cell.of(state.map(known -> known.getHost()).map(host -> host.getValue()));
    }

    private Cell port() {
        return Cell.of(state.map(known -> known.getPort()).map(port -> port.getValue()));
    }

    private Cell tapFlows() {
        return Cell.of(state.map(known -> known.getTapFlows()));
    }
}
