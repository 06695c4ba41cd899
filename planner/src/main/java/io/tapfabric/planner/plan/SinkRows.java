package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Sink;
import io.tapfabric.planner.row.Row;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows of sinks that are put on brtap. */
final class SinkRows {
    private SinkRows() {
    }

    /** The row of a port of a sink; none if it is there by itself, or as soon as something is copied to it. */
    static Optional<Row.TapPort> row(final Sink sink, final PortName port) {
        return sink instanceof Sink.Device device ? Optional.of(row(port, "internal", Optional.of(device.mtu())))
            : sink.hostNic().map(nic -> row(port, "", Optional.empty()));
    }

    private static Row.TapPort row(final PortName port, final String type, final Optional<Integer> mtu) {
        return new Row.TapPort(Names.TAP_BRIDGE, port, type, new TreeMap<>(), mtu, new TreeSet<>());
    }
}
