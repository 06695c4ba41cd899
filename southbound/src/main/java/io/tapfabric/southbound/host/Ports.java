package io.tapfabric.southbound.host;

import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.model.Port;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a host's inventory says of ports and of itself. */
final class Ports {
    private Ports() {
    }

    /** The OpenFlow numbers of brtap's ports. */
    static Map<PortName, Integer> numbers(final Host host) {
        final var numbers = new HashMap<PortName, Integer>();
        Optional.ofNullable(host.bridges().get(Names.TAP_BRIDGE)).ifPresent(bridge -> bridge.ports().values()
            .forEach(port -> port.ofport().ifPresent(number -> numbers.put(port.name(), number))));
        return numbers;
    }

    /** What Open vSwitch cannot use of our ports, and why. */
    static Map<PortName, String> errors(final Host host) {
        final var errors = new HashMap<PortName, String>();
        host.bridges().values().stream().flatMap(bridge -> bridge.ports().values().stream()).filter(Port::ours)
            .forEach(port -> port.error().ifPresent(error -> errors.put(port.name(), error)));
        return errors;
    }
}
