package io.tapfabric.impl.rules;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Multiset;
import com.google.common.collect.Sets;
import io.tapfabric.impl.store.Asked;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.plan.Chains;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the chains of tap-flows that a change would close: copies of what a guest sends would come back to it, and be
 * copied again. A guest is one node, with all its NICs, where it is named as guest; a NIC that is named otherwise is a
 * node of its own. Pure.
 */
final class Cycles {
    /** So many are found, and no more: one is enough to refuse. */
    private static final int MAX_FOUND = 10;

    private Cycles() {
    }

    /** The violations of {@code after}: each has a hop that {@code before} did not have. */
    static List<Violation> closed(final Asked before, final Asked after) {
        final var hops = hops(after);
        final var old = new HashSet<>(hops(before));
        if (old.containsAll(hops)) {
            return List.of();
        }
        final var left = trimmed(hops);
        final var chains = new Chains<NicSelector>();
        left.forEach(hop -> chains.add(hop.from, hop.to));
        return left.stream().filter(hop -> !old.contains(hop)).flatMap(hop -> chains.path(hop.to, hop.from).stream()
            .<Violation>map(path -> new Violation.Cycle(hop.flow, hop.source, chain(hop, path, left))))
            .limit(MAX_FOUND).toList();
    }

    private static List<Hop> hops(final Asked asked) {
        return asked.flows().values().stream().flatMap(flow -> asked.delivering(flow)
            .flatMap(service -> service.sink().nic().stream()).flatMap(sink -> hops(flow, sink))).distinct().toList();
    }

    private static Stream<Hop> hops(final Asked.Flow flow, final NicSelector sink) {
        return flow.sources().entrySet().stream().flatMap(entry -> entry.getValue().nic().stream()
            .filter(nic -> !nic.equals(sink))           // that rule has its own sentence
            .map(nic -> new Hop(flow.id(), entry.getKey(), node(nic), node(sink))));
    }

    private static NicSelector node(final NicSelector nic) {
        return nic instanceof NicSelector.ByGuest guest
            ? new NicSelector.ByGuest(guest.vmId(), Optional.empty(), Optional.empty()) : nic;
    }

    /** Without what cannot be part of a cycle: hops from where none leads to, and what only these lead to. */
    private static List<Hop> trimmed(final List<Hop> all) {
        final ListMultimap<NicSelector, Hop> next = Multimaps.index(all, hop -> hop.from);
        final Multiset<NicSelector> reached = HashMultiset.create();
        all.forEach(hop -> reached.add(hop.to));
        final var open = new ArrayDeque<>(Sets.difference(next.keySet(), reached.elementSet()));
        final var gone = new HashSet<NicSelector>();
        while (!open.isEmpty()) {
            final var node = open.remove();
            gone.add(node);
            next.get(node).stream().map(Hop::to).filter(to -> reached.remove(to, 1) == 1).forEach(open::add);
        }
        return all.stream().filter(hop -> !gone.contains(hop.from)).toList();
    }

    private static Chain chain(final Hop first, final List<NicSelector> back, final List<Hop> hops) {
        final var guests = new ArrayList<>(List.of(first.from));
        guests.addAll(back);
        final var flows = new ArrayList<>(List.of(first.flow));
        for (int nr = 1; nr < back.size(); nr++) {
            final var from = back.get(nr - 1);
            final var to = back.get(nr);
            hops.stream().filter(hop -> hop.from.equals(from) && hop.to.equals(to)).findFirst()
                .ifPresent(hop -> flows.add(hop.flow));
        }
        return new Chain(guests, flows);
    }

    /** One source of a tap-flow, and where its copies go. */
    private record Hop(TapFlowId flow, String source, NicSelector from, NicSelector to) {
    }
}
