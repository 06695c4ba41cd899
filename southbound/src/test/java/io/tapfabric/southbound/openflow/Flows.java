package io.tapfabric.southbound.openflow;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Cookie;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.FlowEntry;
import io.tapfabric.planner.flow.FlowKey;
import io.tapfabric.planner.flow.Match;
import io.tapfabric.planner.flow.Table;
import io.tapfabric.planner.model.PortName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Flows for tests, on a bridge with ports p1 to p3. */
final class Flows {
    static final PortName P1 = PortName.of("p1");
    static final PortName P2 = PortName.of("p2");
    static final FlowEncoder ENCODER = new FlowEncoder(port ->
        Optional.ofNullable(Map.of("p1", 1, "p2", 2, "p3", 3, "brtap", 0xfffe).get(port.value())));

    private Flows() {
    }

    static WireFlow encoded(final Table table, final int priority, final Match match, final Action... actions) {
        return encoded(Cookie.shared(Cookie.Role.MISS), table, priority, match, actions);
    }

    static WireFlow encoded(final Cookie cookie, final Table table, final int priority, final Match match,
            final Action... actions) {
        return ENCODER.encode(new FlowKey(table, priority, match), new FlowEntry(cookie, List.of(actions)))
            .orElseThrow();
    }

    /** As many different flows as wanted, each with an output. */
    static List<WireFlow> many(final int count) {
        return IntStream.range(0, count).mapToObj(i -> encoded(Table.OUT, 100, Match.in(P1).and(Field.ETH_SRC, i),
            new Action.SetField(Field.TAP_FLOW, i), new Action.Resubmit(Table.SESSION))).toList();
    }

    /** A flow that every switch refuses: an instruction of type 0. */
    static WireFlow bad() {
        final var flow = encoded(Table.OUT, 7, Match.in(P2));
        return new WireFlow(flow.key(), new WireEntry(0, "0000000800000000"));
    }

    static SortedMap<WireKey, WireEntry> map(final Collection<WireFlow> flows) {
        return new TreeMap<>(flows.stream().collect(Collectors.toMap(WireFlow::key, WireFlow::entry)));
    }

    static Delta<WireKey, WireEntry> puts(final Collection<WireFlow> flows) {
        return new Delta<>(map(flows), new TreeSet<>());
    }

    static Delta<WireKey, WireEntry> puts(final WireFlow... flows) {
        return puts(List.of(flows));
    }

    static Delta<WireKey, WireEntry> removes(final SortedSet<WireKey> keys) {
        return new Delta<>(new TreeMap<>(), keys);
    }

    /** What a switch holds, without counters. */
    static SortedMap<WireKey, WireEntry> entries(final SortedMap<WireKey, ObservedFlow> observed) {
        final var entries = new TreeMap<WireKey, WireEntry>();
        observed.forEach((key, flow) -> entries.put(key, flow.entry()));
        return entries;
    }
}
