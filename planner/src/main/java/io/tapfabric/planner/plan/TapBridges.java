package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Bridge;
import io.tapfabric.planner.model.Host;
import io.tapfabric.planner.row.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where brtap belongs, and what it must be like. */
final class TapBridges {
    /** 1.4 is what we speak; the others let an operator's ovs-ofctl in. */
    private static final List<String> PROTOCOLS = List.of("OpenFlow10", "OpenFlow13", "OpenFlow14", "OpenFlow15");

    private TapBridges() {
    }

    /** brtap of a host that has a bridge to join it with. */
    static Optional<Row.TapBridge> plan(final Host host) {
        return datapathType(host).map(type -> new Row.TapBridge(Names.TAP_BRIDGE, type, "secure",
            new TreeSet<>(PROTOCOLS), Names.datapathId(host.id()), Optional.of(host.controller()), new TreeSet<>()));
    }

    /** That of the bridge with the most guests, as patch ports only join bridges of one type; else what it has. */
    private static Optional<String> datapathType(final Host host) {
        return host.bridges().values().stream().filter(bridge -> !bridge.name().equals(Names.TAP_BRIDGE))
            .max(Comparator.comparing(TapBridges::guests).thenComparing(Bridge::name, Comparator.reverseOrder()))
            .or(() -> Optional.ofNullable(host.bridges().get(Names.TAP_BRIDGE))).map(Bridge::datapathType);
    }

    private static long guests(final Bridge bridge) {
        return bridge.ports().values().stream().filter(port -> port.nic().ifaceId().isPresent()).count();
    }
}
