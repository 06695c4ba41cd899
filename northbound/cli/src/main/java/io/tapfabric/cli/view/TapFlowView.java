package io.tapfabric.cli.view;

import io.tapfabric.cli.option.SourceNic;
import java.util.ArrayList;
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
    private static final List<String> HEADER = List.of("ID", "NAME", "STATE", "ENABLED", "TAP-SERVICE", "DIRECTION",
        "SOURCE", "SENT", "DELIVERED", "PROBLEMS");

    private final TapFlow intent;
    private final Optional<org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.TapFlow> state;

    private TapFlowView(final TapFlow intent, final TapsState states) {
        this.intent = intent;
        state = Optional.ofNullable(states.nonnullTapFlow().get(new TapFlowKey(intent.requireId())));
    }

    /** One row a tap-flow. */
    public static Table list(final Collection<TapFlow> intents, final TapsState states) {
        return new Table(HEADER, intents.stream().map(intent -> new TapFlowView(intent, states).row()).toList());
    }

    /** One row a property. */
    public static Table show(final TapFlow intent, final TapsState states) {
        return new Table(List.of(), new TapFlowView(intent, states).fields());
    }

    private List<Cell> row() {
        return List.of(id(), name(), stateCell(), enabled(), tapService(), direction(), source(),
            Count.packets(state.map(known -> known.getSent())),
            Count.packets(state.map(known -> known.getDelivered())), ProblemCells.codes(state));
    }

    private List<List<Cell>> fields() {
        final var fields = new ArrayList<List<Cell>>();
        fields.add(List.of(Cell.of("id"), id()));
        fields.add(List.of(Cell.of("name"), name()));
        fields.add(List.of(Cell.of("description"), Cell.of(Optional.ofNullable(intent.getDescription()))));
        fields.add(List.of(Cell.of("enabled"), enabled()));
        fields.add(List.of(Cell.of("tap-service"), tapService()));
        fields.add(List.of(Cell.of("direction"), direction()));
        fields.add(List.of(Cell.of("source"), source()));
        fields.add(List.of(Cell.of("state"), stateCell()));
        fields.add(List.of(Cell.of("number"), Cell.of(state.map(known -> known.getNumber()))));
        fields.add(List.of(Cell.of("source is"), place(state.map(known -> known.getSourceHost()),
            state.map(known -> known.getSourcePort()))));
        fields.add(List.of(Cell.of("sink is"), place(state.map(known -> known.getSinkHost()),
            state.map(known -> known.getSinkPort()))));
        fields.add(List.of(Cell.of("sent"), Count.both(state.map(known -> known.getSent()))));
        fields.add(List.of(Cell.of("delivered"), Count.both(state.map(known -> known.getDelivered()))));
        fields.addAll(ProblemCells.rows(state));
        return fields;
    }

    private Cell id() {
        return Cell.of(intent.requireId().getValue());
    }

    private Cell name() {
        return Cell.of(Optional.ofNullable(intent.getName()));
    }

    /** Absent means the model's default: enabled. */
    private Cell enabled() {
        return Cell.of(Boolean.FALSE.equals(intent.getEnabled()) ? "no" : "yes");
    }

    private Cell tapService() {
        return Cell.of(Optional.ofNullable(intent.getTapService()).map(service -> service.getValue()));
    }

    /** Absent means the model's default: both. */
    private Cell direction() {
        return Cell.of(Optional.ofNullable(intent.getDirection()).orElse(Direction.BOTH).getName());
    }

    private Cell source() {
        return Nic.cell(SourceNic.find(intent));
    }

    private Cell stateCell() {
        return StateCell.of(state.map(known -> known.getState()));
    }

    private static Cell place(final Optional<HostId> host, final Optional<PortName> port) {
        return Cell.of(host.flatMap(known -> port.map(name -> "port " + name.getValue() + " of host "
            + known.getValue())));
    }
}
