package io.tapfabric.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Host;

/**
 * The hosts, as a table.
 */
public final class HostView {
    private static final List<String> HEADER = List.of("ID", "HOSTNAME", "CONNECTED", "ADDRESS", "TUNNEL", "OVS",
        "DATAPATH", "GENERATION", "UNCLASSIFIED", "UNWANTED", "PROBLEMS", "LAST-ERROR");

    private final Host host;
    private final TapsState states;

    private HostView(final Host host, final TapsState states) {
        this.host = host;
        this.states = states;
    }

    /** One row a host, by id. */
    public static Table list(final TapsState states) {
        return new Table(HEADER, states.nonnullHost().values().stream()
            .sorted(Comparator.comparing(host -> host.requireId().getValue()))
            .map(host -> new HostView(host, states).row()).toList());
    }

    private List<Cell> row() {
        return List.of(Cell.of(host.requireId().getValue()), Cell.of(Optional.ofNullable(host.getHostname())),
            connected(), Cell.of(Optional.ofNullable(host.getAddress()).map(address -> address.stringValue())),
            Cell.of(Optional.ofNullable(host.getTunnelAddress()).map(address -> address.stringValue())),
            Cell.of(Optional.ofNullable(host.getOvsVersion())), Cell.of(Optional.ofNullable(host.getDatapathType())),
            generation(), Count.packets(Optional.ofNullable(host.getUnclassified())),
            Count.packets(Optional.ofNullable(host.getUnwanted())), ProblemCells.codes(Optional.of(host)),
            Cell.of(Optional.ofNullable(host.getLastError())));
    }

    private Cell connected() {
        final boolean ovsdb = Boolean.TRUE.equals(host.getOvsdbConnected());
        final boolean openflow = Boolean.TRUE.equals(host.getOpenflowConnected());
        if (ovsdb && openflow) {
            return new Cell("yes", Style.GREEN);
        }
        return ovsdb || openflow ? new Cell(ovsdb ? "ovsdb only" : "openflow only", Style.YELLOW)
            : new Cell("no", Style.RED);
    }

    /** Applied / newest: equal where the host has all that was asked for. */
    private Cell generation() {
        final var applied = Optional.ofNullable(host.getGenerationApplied());
        final var newest = Optional.ofNullable(states.getGeneration());
        return new Cell(Cell.of(applied).text() + '/' + Cell.of(newest).text(),
            applied.equals(newest) ? Style.PLAIN : Style.YELLOW);
    }
}
