package io.tapfabric.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.HostKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.taps.state.host.Nic;

/**
 * A host and its state, as tables.
 */
public final class HostView {
    private static final Property<HostView> ID =
        new Property<>("id", view -> Cell.of(view.host.requireId().getValue()));
    private static final Property<HostView> HOSTNAME =
        new Property<>("hostname", view -> Cell.ofNullable(view.host.getHostname()));
    private static final Property<HostView> CONNECTED = new Property<>("connected", HostView::connected);
    private static final Property<HostView> ADDRESS =
        new Property<>("address", view -> address(view.host.getAddress()));
    private static final Property<HostView> TUNNEL =
        new Property<>("tunnel", view -> address(view.host.getTunnelAddress()));
    private static final Property<HostView> TUNNEL_INTERFACE =
        new Property<>("via", view -> Cell.ofNullable(view.host.getTunnelInterface()));
    private static final Property<HostView> TUNNEL_MTU =
        new Property<>("mtu", view -> Cell.ofNullable(view.host.getTunnelMtu()));
    private static final Property<HostView> NICS = new Property<>("nics", HostView::freeNics);
    private static final Property<HostView> OVS =
        new Property<>("ovs", view -> Cell.ofNullable(view.host.getOvsVersion()));
    private static final Property<HostView> DATAPATH =
        new Property<>("datapath", view -> Cell.ofNullable(view.host.getDatapathType()));
    private static final Property<HostView> GENERATION = new Property<>("generation", HostView::generation);
    private static final Property<HostView> UNCLASSIFIED =
        new Property<>("unclassified", view -> Count.packets(Optional.ofNullable(view.host.getUnclassified())));
    private static final Property<HostView> UNWANTED =
        new Property<>("unwanted", view -> Count.packets(Optional.ofNullable(view.host.getUnwanted())));
    private static final Property<HostView> PROBLEMS =
        new Property<>("problems", view -> ProblemCells.codes(Optional.of(view.host)));
    private static final Property<HostView> LAST_ERROR =
        new Property<>("last-error", view -> Cell.ofNullable(view.host.getLastError()));

    private static final List<Property<HostView>> COLUMNS = List.of(ID, HOSTNAME, CONNECTED, ADDRESS, TUNNEL,
        TUNNEL_INTERFACE, TUNNEL_MTU, NICS, OVS, DATAPATH, GENERATION, UNCLASSIFIED, UNWANTED, PROBLEMS, LAST_ERROR);
    private static final List<Property<HostView>> LINES = List.of(ID, HOSTNAME, CONNECTED, ADDRESS, TUNNEL,
        TUNNEL_INTERFACE, TUNNEL_MTU, OVS, DATAPATH, GENERATION, UNCLASSIFIED, UNWANTED, LAST_ERROR);

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

    /** One row a property, a NIC or a problem; nothing of a host that has never connected. */
    public static Optional<Table> show(final HostId id, final TapsState states) {
        return Optional.ofNullable(states.nonnullHost().get(new HostKey(id))).map(host -> new HostView(host, states))
            .map(view -> Property.show(LINES, view,
                Stream.concat(view.nicRows(), ProblemCells.rows(Optional.of(view.host)).stream()).toList()));
    }

    private Cell freeNics() {
        return Cell.of(Optional.of(nics().filter(nic -> nic.getUse() == null).map(Nic::requireName)
            .collect(Collectors.joining(","))));
    }

    private Stream<List<Cell>> nicRows() {
        return nics().map(nic -> List.of(Cell.of("nic " + nic.requireName()), Cell.of(
            Optional.ofNullable(nic.getMac()).map(mac -> "mac " + mac.getValue() + ", ").orElse("")
            + Optional.ofNullable(nic.getMtu()).map(mtu -> "mtu " + mtu + ", ").orElse("")
            + Optional.ofNullable(nic.getUse()).map(use -> "used: " + use).orElse("free"))));
    }

    private Stream<Nic> nics() {
        return host.nonnullNic().values().stream().sorted(Comparator.comparing(Nic::requireName));
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
