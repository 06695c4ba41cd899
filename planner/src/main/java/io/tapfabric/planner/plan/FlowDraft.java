package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The plan of one tap-flow while it is made. */
final class FlowDraft {
    private final TapFlow flow;
    private final boolean on;
    private final Optional<Located> source;
    private final Optional<Located> sink;
    private final SortedSet<String> mirrors = new TreeSet<>();
    private final SortedSet<Place> via = new TreeSet<>();
    private final SortedSet<Problem> problems = new TreeSet<>();

    FlowDraft(final TapFlow flow, final boolean on, final Found source, final Found sink) {
        this.flow = flow;
        this.on = on;
        this.source = source.located();
        this.sink = sink.located();
        problems.addAll(source.problems());
        problems.addAll(sink.problems());
    }

    /** The way of its copies; none if it is switched off, an end is missing, or a problem forbids it. */
    Optional<Path> path() {
        return on && problems.stream().allMatch(problem -> problem.code().effect() == Problem.Effect.DEGRADES)
            ? source.flatMap(here -> sink.map(there -> new Path(flow, here, there))) : Optional.empty();
    }

    void block(final Problem problem) {
        problems.add(problem);
    }

    void copiedBy(final String mirror) {
        mirrors.add(mirror);
    }

    /** Goes over a port of ours on the host where {@code near} is. */
    void pass(final Located near, final PortName name) {
        via.add(new Place(near.host().id(), name));
        near.host().bridges().values().stream().map(bridge -> Optional.ofNullable(bridge.ports().get(name)))
            .flatMap(Optional::stream).forEach(port -> {
                if (!port.ours()) {
                    problems.add(Problems.nameTaken(name, near));
                } else {
                    port.error().ifPresent(error -> problems.add(Problems.portUnusable(name, near, error)));
                }
            });
    }

    TapFlowPlan build() {
        return new TapFlowPlan(flow, on, source.map(FlowDraft::end), sink.map(FlowDraft::end), mirrors, via, problems);
    }

    private static TapFlowPlan.End end(final Located located) {
        return new TapFlowPlan.End(located.place(), located.port());
    }
}
