package io.tapfabric.planner.simulate;

import com.google.common.collect.Lists;
import io.tapfabric.planner.flow.Action;
import io.tapfabric.planner.flow.Field;
import io.tapfabric.planner.flow.Match.Bits;
import io.tapfabric.planner.model.PortName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The flows of one table. Which of them takes a packet is found as Open vSwitch does it ({@code classifier_lookup} in
 * its {@code lib/classifier.c}): clauses of conjunctions take nothing; but if all clauses of one match, at a priority
 * above that of the flow that would take the packet, the packet is looked up again, without clauses and with
 * {@link Field#CONJUNCTION} set, and what is found then takes it.
 */
final class FlowTable {
    private final List<Row> rows;

    /** A table of {@code flows}, from the highest priority down. */
    FlowTable(final List<Trace.Hit> flows) {
        rows = flows.stream().map(Row::of).toList();
    }

    /** A flow, made ready for many packets: what it demands of fields, registers first as they differ most. */
    private record Row(Trace.Hit flow, List<Map.Entry<Field, Bits>> demands) {
        static Row of(final Trace.Hit flow) {
            return new Row(flow, Lists.reverse(List.copyOf(flow.key().match().fields().entrySet())));
        }

        /** Whether a packet matches that came in at {@code inPort} with {@code values}, by the fields' ordinals. */
        boolean matches(final PortName inPort, final long[] values) {
            for (var demand : demands) {
                if (!demand.getValue().matches(values[demand.getKey().ordinal()])) {
                    return false;
                }
            }
            return flow.key().match().inPort().filter(port -> !port.equals(inPort)).isEmpty();
        }
    }

    Optional<Trace.Hit> find(final PortName inPort, final Packet packet) {
        final var matching = matching(inPort, packet);
        final var plain = plain(matching);
        final int above = plain.map(hit -> hit.key().priority()).orElse(-1);
        for (var clauses : clauses(matching, above).values()) {
            final var found = findComplete(clauses)
                .flatMap(id -> plain(matching(inPort, packet.with(Field.CONJUNCTION, id))));
            if (found.isPresent()) {
                return found;
            }
        }
        return plain;
    }

    /** All flows that match, from the highest priority down. */
    private List<Trace.Hit> matching(final PortName inPort, final Packet packet) {
        final long[] values = new long[Field.values().length];
        packet.fields().forEach((field, value) -> values[field.ordinal()] = value);
        return rows.stream().filter(row -> row.matches(inPort, values)).map(Row::flow).toList();
    }

    private static Optional<Trace.Hit> plain(final List<Trace.Hit> matching) {
        final var plain = matching.stream().filter(flow -> clauses(flow).isEmpty()).limit(2).toList();
        if (plain.size() == 2 && plain.get(0).key().priority() == plain.get(1).key().priority()) {
            throw new IllegalStateException("two flows of one priority match: " + plain);
        }
        return plain.stream().findFirst();
    }

    private static List<Action.Conjunction> clauses(final Trace.Hit flow) {
        return flow.entry().actions().stream().filter(Action.Conjunction.class::isInstance)
            .map(Action.Conjunction.class::cast).toList();
    }

    /** The clauses at priorities above {@code above}, the highest first. */
    private static SortedMap<Integer, Set<Action.Conjunction>> clauses(final List<Trace.Hit> matching,
            final int above) {
        final var clauses = new TreeMap<Integer, Set<Action.Conjunction>>(Comparator.reverseOrder());
        matching.stream().takeWhile(flow -> flow.key().priority() > above)
            .forEach(flow -> clauses.computeIfAbsent(flow.key().priority(), priority -> new HashSet<>())
                .addAll(clauses(flow)));
        return clauses;
    }

    /** The id of the conjunction of which all clauses are there. */
    private static Optional<Integer> findComplete(final Set<Action.Conjunction> clauses) {
        final Map<Integer, Integer> missing = new HashMap<>();
        clauses.forEach(clause -> missing.merge(clause.id(), clause.of() - 1, (left, of) -> left - 1));
        missing.values().removeIf(left -> left > 0);
        if (missing.size() > 1) {
            throw new IllegalStateException("two conjunctions of one priority match: " + clauses);
        }
        return missing.keySet().stream().findFirst();
    }
}
