package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.GuestNic;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.HostNic;
import io.tapfabric.planner.model.Link;
import io.tapfabric.planner.model.MacAddress;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Underlay;
import io.tapfabric.planner.model.VlanMode;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.planner.state.Count;
import io.tapfabric.southbound.LinkException;
import io.tapfabric.southbound.RefusedException;
import io.tapfabric.southbound.openflow.FlowsRefusedException;
import io.tapfabric.southbound.openflow.MeterMod;
import io.tapfabric.southbound.openflow.ObservedFlow;
import io.tapfabric.southbound.openflow.ObservedMeter;
import io.tapfabric.southbound.openflow.SwitchLink;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import io.tapfabric.southbound.ovsdb.DatabaseLink;
import io.tapfabric.southbound.ovsdb.DatabaseView;
import io.tapfabric.southbound.ovsdb.Device;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A host in memory: a database that takes rows, a switch that takes flows, and a diary of what was done to both.
 */
final class Machine implements DatabaseLink {
    static final HostId ID = HostId.of("h1");
    private static final MacAddress NIC_MAC = MacAddress.of("02:00:00:00:00:09");

    /** What was done, in order: {@code rows}, {@code applied}, {@code flows}, {@code read}. */
    final List<String> diary = new ArrayList<>();
    /** Calls of {@link #awaitApplied} that time out before one succeeds. */
    int slow;
    String version = "3.1.0";
    /** Whether rows vanish as soon as they are written. */
    boolean deaf;
    /** What vswitchd says that it cannot do with our ports, until it looks at its configuration again. */
    Optional<String> error = Optional.empty();
    /** By which interface tunnels to collectors leave, if there is a route. */
    Optional<PortName> egress = Optional.empty();
    /** The bridges' datapath type. */
    String datapathType = "netdev";
    /** Rows that the database refuses. */
    final Set<RowKey> badRows = new HashSet<>();
    /** Whether the switch sets no port up or down. */
    boolean stubborn;
    /** Whether the switch has no meters. */
    boolean meterless;
    /** Tables whose flows the switch refuses. */
    final Set<Integer> badTables = new HashSet<>();

    /** Our ports that are devices. */
    final SortedMap<PortName, Device> devices = new TreeMap<>();

    private final SortedMap<RowKey, Row> rows = new TreeMap<>();
    private final SortedMap<PortName, HostNic> nics = new TreeMap<>();
    private final SortedMap<PortName, Port> guests = new TreeMap<>();
    private final SortedMap<PortName, Port> sinks = new TreeMap<>();

    /** The host has a NIC, which is down. */
    void nic(final String name) {
        nics.put(PortName.of(name), new HostNic(PortName.of(name), NIC_MAC, 1500, false, Optional.empty()));
    }

    void guest(final String name, final String mac) {
        guests.put(PortName.of(name), port(name, Optional.of(mac), 1));
    }

    void sink(final String name) {
        sinks.put(PortName.of(name), port(name, Optional.empty(), 100));
    }

    /** A sink that takes no packets as long as guests send. */
    void smallSink(final String name) {
        sinks.put(PortName.of(name), port(name, Optional.empty(), 100, new Link(true, Optional.of(1400))));
    }

    private static Port port(final String name, final Optional<String> mac, final int number) {
        return port(name, mac, number, Link.UNKNOWN);
    }

    private static Port port(final String name, final Optional<String> mac, final int number, final Link link) {
        return new Port(PortName.of(name), GuestNic.of(Optional.of(name), mac.map(MacAddress::of)), VlanMode.Trunk.ALL,
            Optional.of(number), true, link, false, Optional.empty());
    }

    /** Somebody removes a row of ours by hand. */
    void lose(final RowKey key) {
        rows.remove(key);
    }

    @Override
    public DatabaseView view() {
        return new DatabaseView(host(), rows, devices, new TreeSet<>(), Optional.empty(), "192.0.2.1", version,
            "8.3.1", new TreeSet<>());
    }

    private Host host() {
        final var bridges = new TreeMap<BridgeName, Bridge>();
        final var source = BridgeName.of("br-int");
        bridges.put(source, new Bridge(source, datapathType, guests, new TreeSet<>()));
        if (rows.values().stream().anyMatch(Row.TapBridge.class::isInstance)) {
            bridges.put(Names.TAP_BRIDGE, new Bridge(Names.TAP_BRIDGE, datapathType, tapPorts(), new TreeSet<>()));
        }
        return new Host(ID, true, "tcp:192.0.2.9:6653", Underlay.of(Optional.of("192.0.2.1")), bridges, nics);
    }

    private SortedMap<PortName, Port> tapPorts() {
        final var ports = new TreeMap<>(sinks);
        rows.values().stream().filter(Row.TapPort.class::isInstance).map(Row.TapPort.class::cast)
            .filter(port -> port.bridge().equals(Names.TAP_BRIDGE)).forEach(port ->
                ports.put(port.name(), new Port(port.name(), GuestNic.NONE, VlanMode.Trunk.ALL,
                    Optional.of(number(port.name())), true, new Link(true, Optional.empty(), egress), true,
                    error)));
        return ports;
    }

    static int number(final PortName port) {
        return 200 + Math.floorMod(port.hashCode(), 1000);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public long transact(final Delta<RowKey, Row> delta) throws LinkException {
        if (!Collections.disjoint(delta.puts().keySet(), badRows)) {
            throw new RefusedException("constraint violation");
        }
        diary.add(delta.isEmpty() ? "look" : "rows");
        error = Optional.empty();
        rows.keySet().removeAll(delta.removes());
        delta.puts().values().stream().filter(Row.TapPort.class::isInstance).map(Row.TapPort.class::cast)
            .filter(port -> Set.of("", "internal").contains(port.type()))
            .forEach(port -> devices.put(port.name(), new Device(number(port.name()), NIC_MAC, false,
                port.type().isEmpty())));
        devices.keySet().removeIf(name -> !rows.containsKey(new RowKey(RowKey.Table.PORT, name.value()))
            && !delta.puts().containsKey(new RowKey(RowKey.Table.PORT, name.value())));
        if (!deaf) {
            rows.putAll(delta.puts());
        }
        return 1;
    }

    @Override
    public void awaitApplied(final long config) throws LinkException {
        if (slow > 0) {
            slow--;
            throw new LinkException("vswitchd has not come to configuration 1 within 10 s");
        }
        diary.add("applied");
    }

    @Override
    public void close() {
        // nothing to close
    }

    /** A new connection of this host's switch, which begins without flows. */
    Switch connect() {
        return new Switch();
    }

    /** The switch. */
    final class Switch implements SwitchLink {
        final SortedMap<WireKey, ObservedFlow> flows = new TreeMap<>();
        final SortedMap<Integer, ObservedMeter> meters = new TreeMap<>();
        /** What ports have sent. */
        final SortedMap<Integer, Count> ports = new TreeMap<>();
        private boolean open = true;

        @Override
        public long datapathId() {
            return Long.parseUnsignedLong(Names.datapathId(ID), 16);
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public SortedMap<WireKey, ObservedFlow> readFlows() {
            diary.add("read");
            return new TreeMap<>(flows);
        }

        @Override
        public void apply(final Delta<WireKey, WireEntry> delta) throws FlowsRefusedException {
            final var bad = new TreeMap<WireKey, String>();
            delta.puts().keySet().stream().filter(key -> badTables.contains(key.table()))
                .forEach(key -> bad.put(key, "refused " + key));
            if (!bad.isEmpty()) {
                throw new FlowsRefusedException(bad);
            }
            diary.add("flows +" + delta.puts().size() + " -" + delta.removes().size());
            flows.keySet().removeAll(delta.removes());
            delta.puts().forEach((key, entry) -> flows.put(key, new ObservedFlow(entry, 0, 0)));
        }

        @Override
        public SortedMap<Integer, Count> readPorts() {
            diary.add("read ports");
            return new TreeMap<>(ports);
        }

        @Override
        public SortedMap<Integer, ObservedMeter> readMeters() {
            diary.add("read meters");
            return new TreeMap<>(meters);
        }

        @Override
        public SortedMap<Integer, String> applyMeters(final List<MeterMod> mods) {
            final var refused = new TreeMap<Integer, String>();
            mods.forEach(mod -> {
                if (meterless) {
                    refused.put(mod.id(), "refused " + mod);
                } else if (mod.command() == MeterMod.Command.DELETE) {
                    meters.remove(mod.id());
                } else {
                    meters.put(mod.id(), new ObservedMeter(mod.meter(), 0, 0));
                }
                diary.add(mod.command() + " meter " + mod.id());
            });
            return refused;
        }

        @Override
        public void setPort(final int port, final MacAddress mac, final boolean up) throws RefusedException {
            diary.add(up ? "port up" : "port down");
            if (stubborn) {
                throw new RefusedException("refused port");
            }
            devices.replaceAll((name, nic) -> nic.number() == port
                ? new Device(port, mac, up, nic.wasDown()) : nic);
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
