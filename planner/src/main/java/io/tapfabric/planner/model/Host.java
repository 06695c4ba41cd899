package io.tapfabric.planner.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exists on one host, as its database last said.
 *
 * @param id the host
 * @param connected whether its database is connected now; if not, the rest is what was last seen
 * @param controller the address at which its switch reaches our OpenFlow server, such as {@code tcp:10.0.0.9:6653}
 * @param underlay what carries its tunnels
 * @param bridges its bridges by name, brtap included
 * @param nics the physical NICs that it tells of, by name
 */
public record Host(HostId id, boolean connected, String controller, Underlay underlay,
        SortedMap<BridgeName, Bridge> bridges, SortedMap<PortName, HostNic> nics) {
    public Host {
        bridges = Collections.unmodifiableSortedMap(new TreeMap<>(bridges));
        nics = Collections.unmodifiableSortedMap(new TreeMap<>(nics));
    }

    /** Where other hosts send copies to. */
    public Optional<String> tunnelAddress() {
        return underlay.address();
    }

    /** The bridge that carries its tunnels: it has the interface that they leave by. */
    public Optional<Bridge> tunnelBridge() {
        return underlay.egress().flatMap(egress -> bridges.values().stream()
            .filter(bridge -> bridge.ports().containsKey(egress)).findFirst());
    }

    /** The MTU of the interface that its tunnels leave by, as far as Open vSwitch or the host tell. */
    public Optional<Integer> tunnelMtu() {
        return underlay.egress().flatMap(this::mtu);
    }

    /** The MTU of an interface, as far as Open vSwitch or the host tell. */
    public Optional<Integer> mtu(final PortName name) {
        return port(name).flatMap(port -> port.link().mtu())
            .or(() -> Optional.ofNullable(nics.get(name)).map(HostNic::mtu));
    }

    /** A port of one of its bridges. */
    public Optional<Port> port(final PortName name) {
        return bridges.values().stream().map(bridge -> Optional.ofNullable(bridge.ports().get(name)))
            .flatMap(Optional::stream).findFirst();
    }

    /** What a NIC is used for, as words that follow its name, by all that the host and its bridges tell. */
    public Optional<String> use(final HostNic nic) {
        return bridges.values().stream().filter(bridge -> bridge.ports().containsKey(nic.name()))
            .map(bridge -> "is a port of bridge " + bridge.name()).findFirst()
            .or(() -> underlay.egress().filter(nic.name()::equals).map(egress -> "carries the tunnels"))
            .or(nic::use);
    }

    /** The same host, connected or not. */
    public Host connected(final boolean now) {
        return new Host(id, now, controller, underlay, bridges, nics);
    }
}
