package io.tapfabric.southbound.ovsdb;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.row.Mark;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opendaylight.ovsdb.lib.notation.UUID;

/**
 * Turns an image of rows into the view that the rest of the controller works with. Rows that refer to each other need
 * not arrive together: what is not there (yet) is left out.
 */
final class Views {
    /** The key of Bridge other_config under which vswitchd takes a fixed datapath id. */
    static final String DATAPATH_ID = "datapath-id";
    /** Without it, vswitchd sets up hidden flows on brtap that reach the controller through the bridge itself. */
    static final Map<String, String> FIXED_CONFIG = Map.of("disable-in-band", "true");

    private final Image image;
    private final Peer peer;
    private final SortedMap<BridgeName, Bridge> bridges = new TreeMap<>();
    private final SortedMap<RowKey, Row> rows = new TreeMap<>();
    private final SortedMap<PortName, Device> devices = new TreeMap<>();
    private final SortedMap<PortName, String> bonded = new TreeMap<>();
    private final Tunnels tunnels = new Tunnels();
    private final SortedSet<String> installed = new TreeSet<>();
    private final Index index = new Index();

    private Views(final Image image, final Peer peer) {
        this.image = image;
        this.peer = peer;
    }

    /** The view of an image whose root row is there. */
    static Snapshot of(final Image image, final Peer peer) {
        final var root = image.roots().values().iterator().next();
        final var views = new Views(image, peer);
        find(root.bridges(), image.bridges()).filter(bridge -> !bridge.name().isEmpty()).forEach(views::add);
        final var host = new Host(root.host(), true, peer.controller(), views.tunnels.underlay(root),
            views.bridges, views.nics(root));
        final var view = new DatabaseView(host, views.rows, views.devices, views.installed, root.hostname(),
            peer.address(), root.ovsVersion(), peer.schemaVersion(), new TreeSet<>(root.datapathTypes()));
        return new Snapshot(peer, image, view, views.index);
    }

    private static <R> Stream<R> find(final Collection<UUID> ids, final Map<UUID, R> rows) {
        return ids.stream().map(rows::get).filter(Objects::nonNull);
    }

    private void add(final BridgeRow row) {
        final var name = BridgeName.of(row.name());
        final var ports = new TreeMap<PortName, Port>();
        index.add(row);
        find(row.ports(), image.ports()).filter(port -> !port.name().isEmpty()).forEach(port -> {
            PortName.find(port.name()).ifPresent(fit -> ports.put(fit, port(port)));
            if (port.interfaces().size() > 1) {
                bond(name, port);
            }
            index.add(name, port);
            find(port.interfaces(), image.interfaces()).forEach(face -> tunnels.add(port, face));
            if (port.ours()) {
                addTapPort(name, port);
            }
        });
        bridges.put(name, new Bridge(name, row.datapathType(), ports, mirrors(name, row)));
        if (name.equals(peer.tapBridge())) {
            put(tapBridge(row));
        }
    }

    private void bond(final BridgeName bridge, final PortRow row) {
        find(row.interfaces(), image.interfaces()).forEach(face -> PortName.find(face.name()).ifPresent(member ->
            bonded.put(member, "is a member of bond " + row.name() + " of bridge " + bridge)));
    }

    /** The NICs that the host tells of; what is bonded by Open vSwitch it need not know. */
    private SortedMap<PortName, HostNic> nics(final RootRow root) {
        final var nics = new TreeMap<PortName, HostNic>();
        root.nics().forEach((name, nic) -> nics.put(name, new HostNic(name, nic.mac(), nic.mtu(), nic.up(),
            Optional.ofNullable(bonded.get(name)).or(nic::use))));
        return nics;
    }

    private void put(final Row row) {
        rows.put(row.key(), row);
    }

    private Port port(final PortRow row) {
        final var name = PortName.of(row.name());
        final var one = row.interfaces().size() == 1 ? find(row.interfaces(), image.interfaces()).findFirst()
            : Optional.<InterfaceRow>empty();
        return one.map(face -> new Port(name, face.guest(), row.vlans(), face.ofport(), face.active(), face.link(),
            row.ours(), face.error())).orElseGet(() -> new Port(name, GuestNic.NONE, row.vlans(), Optional.empty(),
                true, Link.UNKNOWN, row.ours(), Optional.empty()));
    }

    private void addTapPort(final BridgeName bridge, final PortRow row) {
        put(tapPort(bridge, row));
        find(row.interfaces(), image.interfaces()).filter(InterfaceRow::isDevice).forEach(face ->
            face.ofport().ifPresent(number -> face.device().ifPresent(mac -> devices.put(PortName.of(row.name()),
                new Device(number, mac, face.up(), Device.WAS_DOWN.equals(row.externalIds().get(Mark.KEY)))))));
    }

    private Row.TapPort tapPort(final BridgeName bridge, final PortRow row) {
        final var strays = new TreeSet<>(row.strays());
        final var faces = find(row.interfaces(), image.interfaces()).toList();
        faces.forEach(face -> strays.addAll(face.strays()));
        if (row.interfaces().size() != 1) {
            strays.add("interfaces");
        }
        final var first = faces.stream().findFirst();
        return new Row.TapPort(bridge, PortName.of(row.name()), first.map(InterfaceRow::type).orElse(""),
            new TreeMap<>(first.map(InterfaceRow::options).orElse(Map.of())), first.flatMap(InterfaceRow::mtu), strays);
    }

    private Row.TapBridge tapBridge(final BridgeRow row) {
        final var strays = new TreeSet<>(row.strays());
        if (!Mark.in(row.externalIds())) {
            strays.add("external_ids");
        }
        if (!row.otherConfig().entrySet().containsAll(FIXED_CONFIG.entrySet())) {
            strays.add("other_config");
        }
        final var controller = ourController(image, row, peer.controller());
        final var asMade = controller.map(ControllerRow::asMade).orElse(row.controllers().isEmpty());
        if (row.controllers().size() > 1 || !asMade) {
            strays.add("controller");
        }
        return new Row.TapBridge(BridgeName.of(row.name()), row.datapathType(), row.failMode(),
            new TreeSet<>(row.protocols()), row.otherConfig().getOrDefault(DATAPATH_ID, ""),
            controller.map(ControllerRow::target), strays);
    }

    /** The Controller row on brtap that carries our mark, or else one that has our target. */
    static Optional<ControllerRow> ourController(final Image image, final BridgeRow row, final String target) {
        return find(row.controllers(), image.controllers()).filter(ControllerRow::ours).findFirst()
            .or(() -> find(row.controllers(), image.controllers())
                .filter(controller -> controller.target().equals(target)).findFirst());
    }

    /** Collects our mirrors of a bridge, and returns the names of the others. */
    private SortedSet<String> mirrors(final BridgeName bridge, final BridgeRow row) {
        final var foreign = new TreeSet<String>();
        find(row.mirrors(), image.mirrors()).forEach(mirror -> {
            if (mirror.ours()) {
                addOurs(bridge, mirror);
            } else if (mirror.name().isEmpty() || !foreign.add(mirror.name())) {
                foreign.add(mirror.id().toString());
            }
        });
        return foreign;
    }

    /** Names of mirrors need not be unique; a second row of a name gets one that no plan has, so that it is removed. */
    private void addOurs(final BridgeName bridge, final MirrorRow row) {
        final var taken = rows.containsKey(new RowKey(RowKey.Table.MIRROR, row.name()));
        final var name = taken ? row.name() + "#" + row.id() : row.name();
        put(new Row.Mirror(bridge, name, row.output().flatMap(this::portName), portNames(row.outOf()),
            portNames(row.into()), row.strays()));
        index.add(bridge, name, row);
        if (row.installed()) {
            installed.add(name);
        }
    }

    private Optional<PortName> portName(final UUID id) {
        return portNames(Set.of(id)).stream().findFirst();
    }

    private SortedSet<PortName> portNames(final Collection<UUID> ids) {
        final var names = new TreeSet<PortName>();
        find(ids, image.ports()).filter(port -> !port.name().isEmpty())
            .forEach(port -> names.add(PortName.of(port.name())));
        return names;
    }
}
