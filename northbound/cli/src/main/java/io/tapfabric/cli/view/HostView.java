package io.tapfabric.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Host;

/**
 * The hosts, as a table.
 */
public final class HostView {
    private static final List<Property<HostView>> COLUMNS = List.of(
        new Property<>("id", view -> Cell.of(view.host.requireId().getValue())),
        new Property<>("hostname", view -> Cell.ofNullable(view.host.getHostname())),
        new Property<>("connected", HostView::connected),
        new Property<>("address", view -> address(view.host.getAddress())),
        new Property<>("tunnel", view -> address(view.host.getTunnelAddress())),
        new Property<>("ovs", view -> Cell.ofNullable(view.host.getOvsVersion())),
        new Property<>("datapath", view -> Cell.ofNullable(view.host.getDatapathType())),
        new Property<>("generation", HostView::generation),
        new Property<>("unclassified", view -> Count.packets(Optional.ofNullable(view.host.getUnclassified()))),
        new Property<>("unwanted", view -> Count.packets(Optional.ofNullable(view.host.getUnwanted()))),
        new Property<>("problems", view -> ProblemCells.codes(Optional.of(view.host))),
        new Property<>("last-error", view -> Cell.ofNullable(view.host.getLastError())));

    private final Host host;
    private final TapsState states;

    private HostView(final Host host, final TapsState states) {
        this.host = host;
        this.states = states;
    }

    /** One row a host, by id. */
    public static Table list(final TapsState states) {
        return Property.list(COLUMNS, states.nonnullHost().values().stream()
            .sorted(Comparator.comparing(host -> host.requireId().getValue()))
            .map(host -> new HostView(host, states)));
    }

    private static Cell address(final @Nullable IpAddress address) {
        return Cell.of(Optional.ofNullable(address).map(IpAddress::stringValue));
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
