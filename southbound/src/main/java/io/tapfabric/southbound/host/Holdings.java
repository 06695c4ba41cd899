package io.tapfabric.southbound.host;

import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.planner.row.Row;
import io.tapfabric.planner.row.RowKey;
import io.tapfabric.southbound.openflow.FlowEncoder;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireFlow;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a host should hold and what it holds, at one moment.
 *
 * @param planned what it should hold
 * @param rows the rows of ours that it holds
 * @param flows the flows of brtap that it holds
 * @param numbers the OpenFlow numbers of brtap's ports
 */
public record Holdings(HostPlan planned, SortedMap<RowKey, Row> rows, SortedMap<WireKey, WireEntry> flows,
        Map<PortName, Integer> numbers) {
    static final Holdings NONE = new Holdings(HostPlan.EMPTY, new TreeMap<>(), new TreeMap<>(), Map.of());

    /**
     * A row or flow that a host should hold, holds, or both.
     *
     * @param key what identifies it
     * @param planned what the host should hold
     * @param observed what it holds
     */
    public record Item(String key, Optional<String> planned, Optional<String> observed) {
    }

    /** Every row that is planned or held, in the order of their keys. */
    public List<Item> rowItems() {
        final var keys = new TreeSet<>(rows.keySet());
        keys.addAll(planned.rows().keySet());
        return keys.stream().map(key -> new Item(key.toString(), text(planned.rows().get(key)), text(rows.get(key))))
            .toList();
    }

    private static Optional<String> text(final @Nullable Row row) {
        return Optional.ofNullable(row).map(Row::toString);
    }

    /** Every flow that is planned or held; what is not planned is shown as it is on the wire. */
    public List<Item> flowItems() {
        final var items = new ArrayList<Item>();
        final var foreign = new TreeMap<>(flows);
        final var encoder = new FlowEncoder(port -> Optional.ofNullable(numbers.get(port)));
        planned.flows().forEach((key, entry) -> {
            final var wire = encoder.encode(key, entry);
            final var held = wire.map(WireFlow::key).map(foreign::remove);
            items.add(new Item(key.toString(), Optional.of(entry.toString()), held.map(actual ->
                wire.map(WireFlow::entry).equals(held) ? entry.toString() : raw(actual))));
        });
        foreign.forEach((key, entry) -> items.add(new Item("table=" + key.table() + ", priority=" + key.priority()
            + "," + key.match(), Optional.empty(), Optional.of(raw(entry)))));
        return items;
    }

    private static String raw(final WireEntry entry) {
        return "cookie=0x" + Long.toHexString(entry.cookie()) + " instructions=" + entry.instructions();
    }
}
