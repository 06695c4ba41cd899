package io.tapfabric.planner.explain;

import io.tapfabric.planner.model.BridgeName;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rows of one host's plan, by kind. */
public final class Rows {
    private final Map<PortName, Row.TapPort> ports = new TreeMap<>();
    private final List<Row.Mirror> mirrors = new ArrayList<>();
    private final List<Row.TapBridge> bridges = new ArrayList<>();

    private Rows() {
    }

    /** Sorts the rows of {@code plan}. */
    public static Rows of(final HostPlan plan) {
        final var rows = new Rows();
        final var sorter = rows.new Sorter();
        plan.rows().values().forEach(row -> row.accept(sorter));
        return rows;
    }

    /** Its ports. */
    public Stream<Row.TapPort> ports() {
        return ports.values().stream();
    }

    /** Its mirrors, on all bridges. */
    public Stream<Row.Mirror> mirrors() {
        return mirrors.stream();
    }

    /** Its bridges. */
    public Stream<Row.TapBridge> bridges() {
        return bridges.stream();
    }

    Optional<Row.TapPort> port(final PortName name) {
        return Optional.ofNullable(ports.get(name));
    }

    List<Row.Mirror> mirrorsOf(final BridgeName bridge) {
        return mirrors.stream().filter(mirror -> mirror.bridge().equals(bridge)).toList();
    }

    /** Puts each row where it belongs. */
    private final class Sorter implements Row.Visitor<RowKey> {
        @Override
        public RowKey bridge(final Row.TapBridge bridge) {
            bridges.add(bridge);
            return bridge.key();
        }

        @Override
        public RowKey port(final Row.TapPort port) {
            ports.put(port.name(), port);
            return port.key();
        }

        @Override
        public RowKey mirror(final Row.Mirror mirror) {
            mirrors.add(mirror);
            return mirror.key();
        }
    }
}
