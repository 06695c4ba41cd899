package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.PortName;
import io.tapfabric.planner.model.Problem;
import io.tapfabric.planner.model.TapFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One tap-flow on its way from source to sink, as far as it comes. */
final class Path {
    private final TapFlow flow;
    private final boolean on;
    private final Optional<Located> source;
    private final Optional<Located> sink;
    private final SortedSet<String> mirrors = new TreeSet<>();
    private final SortedSet<Place> via = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Path(final TapFlow flow, final boolean on, final Optional<Located> source, final Optional<Located> sink) {
        this.flow = flow;
        this.on = on;
        this.source = source;
        this.sink = sink;
    }

    TapFlow flow() {
        return flow;
    }

    Optional<Located> source() {
        return source;
    }

    Optional<Located> sink() {
        return sink;
    }

    void block(final Problem problem) {
        problems.add(problem);
    }

    void copiedBy(final String mirror) {
        mirrors.add(mirror);
    }

    /** Whether both ends are there and nothing forbids it. */
    boolean open() {
        return source.isPresent() && sink.isPresent()
            && problems.stream().allMatch(problem -> problem.code().effect() == Problem.Effect.DEGRADES);
    }

    boolean remote() {
        return !source.orElseThrow().host().id().equals(sink.orElseThrow().host().id());
    }

    void tunnels() {
        if (remote()) {
            pass(source.orElseThrow(), Tunnels.port(source.orElseThrow(), sink.orElseThrow()).name());
            pass(sink.orElseThrow(), Tunnels.port(sink.orElseThrow(), source.orElseThrow()).name());
        }
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
        return new TapFlowPlan(flow, on, source.map(Path::end), sink.map(Path::end), mirrors, via,
            new TreeSet<>(problems));
    }

    private static TapFlowPlan.End end(final Located located) {
        return new TapFlowPlan.End(located.place(), located.port());
    }
}
