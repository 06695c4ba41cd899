package io.tapfabric.southbound.host;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.plan.Names;
import io.tapfabric.planner.row.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a host's inventory says of ports and of itself. */
final class Ports {
    /** The datapath type of bridges whose tunnels Open vSwitch itself makes. */
    private static final String USERSPACE = "netdev";

    private Ports() {
    }

    /** The OpenFlow numbers of brtap's ports. */
    static Map<PortName, Integer> numbers(final Host host) {
        final var numbers = new HashMap<PortName, Integer>();
        Optional.ofNullable(host.bridges().get(Names.TAP_BRIDGE)).ifPresent(bridge -> bridge.ports().values()
            .forEach(port -> port.ofport().ifPresent(number -> numbers.put(port.name(), number))));
        return numbers;
    }

    /**
     * Tunnel ports to collectors that Open vSwitch itself sends by, and not the kernel, as far as they are there and
     * have a route.
     */
    static Set<PortName> toCollectors(final HostPlan wanted, final Host host) {
        final var ports = new HashSet<PortName>();
        Optional.ofNullable(host.bridges().get(Names.TAP_BRIDGE))
            .filter(bridge -> bridge.datapathType().equals(USERSPACE))
            .ifPresent(bridge -> wanted.rows().values().stream().filter(Row.TapPort.class::isInstance)
                .map(Row.TapPort.class::cast).filter(Row.TapPort::toCollector)
                .map(row -> bridge.ports().get(row.name())).filter(Objects::nonNull)
                .filter(port -> port.link().egress().isPresent()).forEach(port -> ports.add(port.name())));
        return ports;
    }

    /** What Open vSwitch cannot use of our ports, and why. */
    static Map<PortName, String> errors(final Host host) {
        final var errors = new HashMap<PortName, String>();
        host.bridges().values().stream().flatMap(bridge -> bridge.ports().values().stream()).filter(Port::ours)
            .forEach(port -> port.error().ifPresent(error -> errors.put(port.name(), error)));
        return errors;
    }
}
