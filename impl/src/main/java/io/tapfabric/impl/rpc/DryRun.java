package io.tapfabric.impl.rpc;

import com.google.common.collect.Sets;
import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.plan.Plan;
import io.tapfabric.planner.plan.TapFlowPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a change would do: how the plan after it differs from the plan before it. Pure.
 *
 * @param flows tap-flows of which the plan would say something else
 * @param hosts hosts that would hold something else
 */
record DryRun(SortedMap<TapFlowId, Outcome> flows, SortedMap<HostId, List<Step>> hosts) {
    /** What would become of a tap-flow. */
    enum Effect {
        PLANNED, IN_PART, NOT_PLANNED, DISABLED, DELETED
    }

    /**
     * What would become of a tap-flow, and why.
     *
     * @param effect what
     * @param problems why it has no or only part of its effect
     */
    record Outcome(Effect effect, SortedSet<Problem> problems) {
        Outcome {
            problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
        }
    }

    /**
     * A row or flow that would be made, changed or removed.
     *
     * @param kind row or flow
     * @param key what identifies it on the host
     * @param before what is planned now
     * @param after what would be planned
     */
    record Step(HostEntry.Kind kind, String key, Optional<String> before, Optional<String> after) {
    }

    DryRun {
        flows = Collections.unmodifiableSortedMap(new TreeMap<>(flows));
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }

    static DryRun between(final Plan before, final Plan after) {
        final var flows = new TreeMap<TapFlowId, Outcome>();
        final var planned = Delta.between(before.flows(), after.flows());
        planned.puts().forEach((id, flow) -> flows.put(id, outcome(flow)));
        planned.removes().forEach(id -> flows.put(id, new Outcome(Effect.DELETED, new TreeSet<>())));
        final var hosts = new TreeMap<HostId, List<Step>>();
        Sets.union(before.hosts().keySet(), after.hosts().keySet()).forEach(host -> {
            final var steps = new ArrayList<>(steps(HostEntry.Kind.ROW, before.host(host).rows(),
                after.host(host).rows()));
            steps.addAll(steps(HostEntry.Kind.FLOW, before.host(host).flows(), after.host(host).flows()));
            if (!steps.isEmpty()) {
                hosts.put(host, List.copyOf(steps));
            }
        });
        return new DryRun(flows, hosts);
    }

    private static Outcome outcome(final TapFlowPlan flow) {
        return new Outcome(effect(flow), flow.allProblems());
    }

    private static Effect effect(final TapFlowPlan flow) {
        if (!flow.on()) {
            return Effect.DISABLED;
        }
        if (!flow.planned()) {
            return Effect.NOT_PLANNED;
        }
        return flow.whole() ? Effect.PLANNED : Effect.IN_PART;
    }

    private static <K extends Comparable<? super K>, V> List<Step> steps(final HostEntry.Kind kind,
            final SortedMap<K, V> before, final SortedMap<K, V> after) {
        final var delta = Delta.between(before, after);
        final var keys = new TreeSet<>(delta.puts().keySet());
        keys.addAll(delta.removes());
        return keys.stream().map(key -> new Step(kind, key.toString(), text(before.get(key)), text(after.get(key))))
            .toList();
    }

    private static Optional<String> text(final @Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }
}
