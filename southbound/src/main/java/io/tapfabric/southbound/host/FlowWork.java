package io.tapfabric.southbound.host;

import com.google.common.collect.Maps;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Meter;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.TapFlowNumber;
import io.tapfabric.southbound.openflow.FlowEncoder;
import io.tapfabric.southbound.openflow.WireEntry;
import io.tapfabric.southbound.openflow.WireFlow;
import io.tapfabric.southbound.openflow.WireKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flows that a host must hold, as far as they can be put on the wire now.
 *
 * @param plan the flows as planned
 * @param numbers the OpenFlow numbers of brtap's ports
 * @param lacking the meters that the switch refused: flows go without them, and not at all without their limit
 * @param encoded those flows whose ports all have a number
 * @param flows the same, as a switch is asked for them
 * @param waiting ports that have no number yet
 */
record FlowWork(SortedMap<FlowKey, FlowEntry> plan, Map<PortName, Integer> numbers, Set<Integer> lacking,
        Map<FlowKey, WireFlow> encoded, SortedMap<WireKey, WireEntry> flows, SortedSet<PortName> waiting) {
    /** Before there is a plan. */
    static final FlowWork NONE = new FlowWork(new TreeMap<>(), Map.of(), Set.of(), Map.of(), new TreeMap<>(),
        new TreeSet<>());

    FlowWork {
        lacking = Set.copyOf(lacking);
        encoded = Collections.unmodifiableMap(encoded);
        flows = Collections.unmodifiableSortedMap(flows);
        waiting = Collections.unmodifiableSortedSet(waiting);
    }

    /** The work of a newer plan. What has not changed is not encoded again: most of it, mostly. */
    FlowWork next(final SortedMap<FlowKey, FlowEntry> newer, final Map<PortName, Integer> newerNumbers,
            final Set<Integer> newerLacking) {
        final boolean same = newerNumbers.equals(numbers) && newerLacking.equals(lacking);
        return same && newer == plan ? this : encode(newer, newerNumbers, newerLacking, same ? this : NONE);
    }

    private static FlowWork encode(final SortedMap<FlowKey, FlowEntry> plan, final Map<PortName, Integer> numbers,
            final Set<Integer> lacking, final FlowWork before) {
        final var encoded = new HashMap<FlowKey, WireFlow>();
        final var flows = new TreeMap<WireKey, WireEntry>();
        final var waiting = new TreeSet<PortName>();
        final var encoder = new FlowEncoder(port -> Optional.ofNullable(numbers.get(port)),
            meter -> !lacking.contains(meter));
        Maps.filterValues(plan, entry -> !unlimited(entry, lacking)).forEach((key, entry) -> before.find(key, entry)
            .or(() -> encoder.encode(key, entry)).ifPresentOrElse(flow -> {
                encoded.put(key, flow);
                flows.put(flow.key(), flow.entry());
            }, () -> ports(key, entry).filter(port -> !numbers.containsKey(port)).forEach(waiting::add)));
        return new FlowWork(plan, numbers, lacking, encoded, flows, waiting);
    }

    /** Whether everything would pass, as its limit is lacking. Nothing shall then. */
    private static boolean unlimited(final FlowEntry entry, final Set<Integer> lacking) {
        return entry.meter().stream().anyMatch(meter -> Meter.Limiter.has(meter) && lacking.contains(meter));
    }

    private Optional<WireFlow> find(final FlowKey key, final FlowEntry entry) {
        return entry.equals(plan.get(key)) ? Optional.ofNullable(encoded.get(key)) : Optional.empty();
    }

    private static Stream<PortName> ports(final FlowKey key, final FlowEntry entry) {
        return Stream.concat(key.match().inPort().stream(), entry.actions().stream()
            .flatMap(action -> action.leavesBy().stream()));
    }

    /** The tap-flows that a flow serves; none if it is not in this plan, or leads to none by itself. */
    SortedSet<TapFlowNumber> tapFlows(final WireKey wire) {
        return encoded.entrySet().stream().filter(flow -> flow.getValue().key().equals(wire))
            .flatMap(flow -> serving(flow.getKey())).flatMap(entry -> entry.tapFlows().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The flow itself, or if it is a filter's or a group's, those that lead tap-flows to it. */
    private Stream<FlowEntry> serving(final FlowKey key) {
        return leading(key).map(step -> plan.values().stream().filter(entry -> entry.actions().contains(step)))
            .orElseGet(() -> Stream.of(plan.get(key)));
    }

    /** What leads to a flow that serves several tap-flows. */
    private static Optional<Action> leading(final FlowKey key) {
        final Optional<Action> named = Stream.of(Field.FILTER, Field.GROUP).flatMap(field ->
            Optional.ofNullable(key.match().fields().get(field)).stream()
                .<Action>map(value -> new Action.SetField(field, value.value()))).findFirst();
        return named.or(() -> Optional.of(key.table()).filter(Table.SPREAD::equals).map(Action.Resubmit::new));
    }
}
