package io.tapfabric.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ExplainOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.Place;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.tap.flow.Arrival;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.explain.output.place.tap.flow.Step;

/**
 * What becomes of a packet: for each place of its NIC the tap-flows, what decides, and where copies arrive; then their
 * problems.
 *
 * @param sent whether the NIC sends the packet, else it receives it
 * @param output the controller's answer
 */
public record ExplainView(boolean sent, ExplainOutput output) {
    /** Prints all of it; each flow that takes the packet only if {@code verbose}. */
    public void print(final Screen screen, final boolean verbose) {
        Optional.ofNullable(output.getCaveat()).stream().flatMap(all -> all.stream().sorted())
            .forEach(caveat -> screen.print(screen.paint(Style.YELLOW, caveat)));
        output.nonnullPlace().values().stream().sorted(Comparator.comparing(ExplainView::name))
            .forEach(place -> print(place, screen, verbose));
    }

    private void print(final Place place, final Screen screen, final boolean verbose) {
        screen.print(name(place) + (sent ? " sends " : " receives ") + place.requirePacket());
        final var flows = place.nonnullTapFlow().values().stream().sorted(Comparator.comparing(ExplainView::id))
            .toList();
        if (flows.isEmpty()) {
            screen.print("no tap-flow has this NIC or its bridge as a source, as far as they are in effect");
            return;
        }
        screen.print(new Table(List.of("tap-flow", "decision", "arrives"),
            flows.stream().map(flow -> List.of(Cell.of(id(flow)), decision(flow), arrives(flow))).toList()));
        screen.print(new Table(List.of(), flows.stream().flatMap(flow -> ProblemCells.rows(Optional.of(flow)).stream()
            .map(row -> List.of(Cell.of("problem of " + id(flow)), row.get(1)))).toList()));
        if (verbose) {
            flows.stream().filter(flow -> !flow.nonnullStep().isEmpty()).forEach(flow -> {
                screen.print(screen.paint(Style.BOLD, "flows for tap-flow " + id(flow)));
                screen.print(new Table(List.of(), steps(flow).toList()));
            });
        }
    }

    private static String name(final Place place) {
        return "port " + place.requirePort().getValue() + " of " + place.requireHost().getValue();
    }

    private static String id(final TapFlow flow) {
        return flow.requireId().getValue();
    }

    private static Cell decision(final TapFlow flow) {
        return new Cell(flow.requireBecause(), flow.nonnullArrival().isEmpty() ? Style.GREY : Style.GREEN);
    }

    private static Cell arrives(final TapFlow flow) {
        return Cell.of(Optional.of(flow.nonnullArrival().values().stream().map(ExplainView::arrival)
            .sorted().collect(Collectors.joining("; "))));
    }

    private static String arrival(final Arrival arrival) {
        return "port " + arrival.requirePort().getValue() + " of " + arrival.requireHost().getValue() + ", "
            + arrival.requireOctets() + " octets"
            + Optional.ofNullable(arrival.getVlan()).map(vlan -> ", VLAN " + vlan.getValue()).orElse("")
            + Optional.ofNullable(arrival.getCollector()).map(collector -> ", by " + collector.requireEncapsulation()
                + " to " + collector.requireAddress().stringValue() + " as " + collector.requireIdentity()).orElse("");
    }

    private static Stream<List<Cell>> steps(final TapFlow flow) {
        return flow.nonnullStep().values().stream().sorted(Comparator.comparing(Step::requireNr)).map(step -> List.of(
            Cell.of(step.requireHost().getValue()), Cell.of(step.requireTable() + " " + step.requireTableName()),
            Cell.of(step.requireFlow())));
    }
}
