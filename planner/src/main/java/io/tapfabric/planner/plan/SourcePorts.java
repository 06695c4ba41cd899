package io.tapfabric.planner.plan;

import io.tapfabric.planner.model.Inventory;
import io.tapfabric.planner.model.NicSelector;
import io.tapfabric.planner.model.Place;
import io.tapfabric.planner.model.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the planner finds a NIC that is named as a source.
 *
 * @param places its port, or both of a NIC that is on two hosts while its guest moves; none if it was not found
 * @param problems why it cannot be a source, or may not work
 */
public record SourcePorts(List<Place> places, List<Problem> problems) {
    public SourcePorts {
        places = List.copyOf(places);
        problems = List.copyOf(problems);
    }

    /** Whether a tap-flow could copy from it. */
    public boolean usable() {
        return !places.isEmpty()
            && problems.stream().noneMatch(problem -> problem.code().effect() == Problem.Effect.FORBIDS);
    }

    /** The ports of {@code inventory} that {@code selector} means. */
    public static SourcePorts of(final NicSelector selector, final Inventory inventory) {
        final var found = new Ends(new Finder(Stream.of(selector), inventory)).source(selector);
        return new SourcePorts(found.located().stream().map(Located::place).sorted().toList(), found.problems());
    }
}
