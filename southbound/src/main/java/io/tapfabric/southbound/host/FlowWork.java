package io.tapfabric.southbound.host;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.plan.HostPlan;
import io.tapfabric.southbound.openflow.FlowEncoder;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The flows that a host must hold, as far as they can be put on the wire now.
 *
 * @param flows flows whose ports all have a number
 * @param waiting ports that have none yet
 */
record FlowWork(SortedMap<WireKey, WireEntry> flows, SortedSet<PortName> waiting) {
    /** Before there is a plan. */
    static final FlowWork NONE = new FlowWork(new TreeMap<>(), new TreeSet<>());

    /** Tables whose flows may go before the mirrors: copies that come after all end in a miss there, not a leak. */
    private static final Set<Integer> EARLY = Set.of(Table.SENDER.number(), Table.SESSION.number(),
        Table.ARRIVAL.number(), Table.DELIVERY.number());

    FlowWork {
        flows = Collections.unmodifiableSortedMap(flows);
        waiting = Collections.unmodifiableSortedSet(waiting);
    }

    static FlowWork of(final HostPlan plan, final Map<PortName, Integer> numbers) {
        final var flows = new TreeMap<WireKey, WireEntry>();
        final var waiting = new TreeSet<PortName>();
        final var encoder = new FlowEncoder(port -> Optional.ofNullable(numbers.get(port)));
        plan.flows().forEach((key, entry) -> {
            key.match().inPort().filter(port -> !numbers.containsKey(port)).ifPresent(waiting::add);
            entry.actions().stream().filter(Action.Output.class::isInstance).map(Action.Output.class::cast)
                .map(Action.Output::port).filter(port -> !numbers.containsKey(port)).forEach(waiting::add);
            encoder.encode(key, entry).ifPresent(flow -> flows.put(flow.key(), flow.entry()));
        });
        return new FlowWork(flows, waiting);
    }

    /** All the work. */
    Delta<WireKey, WireEntry> against(final SortedMap<WireKey, WireEntry> observed) {
        return Delta.between(observed, flows);
    }

    /**
     * The work that goes before a change of rows: everything new, and those removals that stop copies. Flows that
     * recognise sources stay until the mirrors have changed, so that no copy still on its way counts as unclassified.
     */
    Delta<WireKey, WireEntry> early(final SortedMap<WireKey, WireEntry> observed) {
        final var all = against(observed);
        final var removes = new TreeSet<>(all.removes());
        removes.removeIf(key -> !EARLY.contains(key.table()));
        return new Delta<>(all.puts(), removes);
    }
}
